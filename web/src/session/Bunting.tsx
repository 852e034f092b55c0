const night = 'fill-[#16348c]';
const sea = 'fill-[#2149b4]';
const sky = 'fill-[#2f59cc]';
const sun = 'fill-yellow';
const foam = 'fill-[#f4f6fc]';

// Signal flags on a 48 × 48 cloth: [field, charge, colour of the charge]. Most of the wall is open sea.
const flags: readonly (readonly [string, string, string])[] = [
  [sun, 'M24 0h24v48H24z', night],
  [sea, '', sea],
  [sky, 'M0 0h48L0 48z', sea],
  [night, 'M14 14h20v20H14z', foam],
  [sea, '', sea],
  [night, '', night],
  [sea, 'M0 0h24v24H0zM24 24h24v24H24z', sky],
  [sky, '', sky],
  [foam, 'M0 0h48L0 48z', sea],
  [sea, 'M24 6l18 18-18 18L6 24z', sun],
  [night, 'M0 48L48 0v48z', sea],
  [sky, 'M0 16h48v16H0z', night],
  [sea, '', sea],
];

const COLUMNS = 9;
const ROWS = 9;
const SIZE = 48;

/** A wall of signal flags. Nothing but decoration. */
export function Bunting() {
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, at) => {
    const [column, row] = [at % COLUMNS, Math.floor(at / COLUMNS)];
    const flag = flags[(column * 5 + row * 3 + ((column * row) % 5)) % flags.length];
    return { column, row, flag };
  });
  return (
    <svg
      aria-hidden="true"
      shapeRendering="crispEdges"
      viewBox={`0 0 ${COLUMNS * SIZE} ${ROWS * SIZE}`}
      preserveAspectRatio="xMidYMid slice"
      className="absolute inset-0 size-full"
    >
      {cells.map(({ column, row, flag = ['', '', ''] }) => (
        <g key={`${column}-${row}`} transform={`translate(${column * SIZE} ${row * SIZE})`}>
          <path d="M0 0h48.5v48.5H0z" className={flag[0]} />
          {flag[1] !== '' && <path d={flag[1]} className={flag[2]} />}
        </g>
      ))}
    </svg>
  );
}
