// Signal flags on a 48 × 48 cloth: [field, charge, colour of the charge], in the house's blue and yellow.
const flags: readonly (readonly [string, string, string])[] = [
  ['fill-yellow', 'M24 0h24v48H24z', 'fill-[#16348c]'],
  ['fill-[#16348c]', 'M14 14h20v20H14z', 'fill-white'],
  ['fill-white', 'M18 0h12v48H18zM0 18h48v12H0z', 'fill-[#2a50c0]'],
  ['fill-yellow', 'M24 4l20 20-20 20L4 24z', 'fill-[#16348c]'],
  ['fill-[#2a50c0]', 'M0 0h24v24H0zM24 24h24v24H24z', 'fill-yellow'],
  ['fill-white', 'M0 0h48L0 48z', 'fill-[#16348c]'],
  ['fill-[#3a63d8]', 'M0 16h48v16H0z', 'fill-yellow'],
  ['fill-[#2a50c0]', '', 'fill-white'],
  ['fill-yellow', 'M0 0h48L0 48z', 'fill-white'],
];

const COLUMNS = 9;
const ROWS = 9;
const SIZE = 48;

/** A wall of signal flags. Nothing but decoration. */
export function Bunting() {
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, at) => {
    const [column, row] = [at % COLUMNS, Math.floor(at / COLUMNS)];
    const flag = flags[(column * 5 + row * 7 + ((column * row) % 4)) % flags.length];
    return { column, row, flag };
  });
  return (
    <svg
      aria-hidden="true"
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
