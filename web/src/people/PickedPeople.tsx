import { Icon } from '../design/Icon';
import { nameOf, type Profile } from './people';

/** Those chosen so far, as chips that can be dropped. */
export function PickedPeople({
  people,
  onDrop,
}: {
  people: readonly Profile[];
  onDrop: (person: Profile) => void;
}) {
  if (people.length === 0) return null;
  return (
    <ul aria-label="Chosen" className="flex max-h-24 thin-scroll flex-wrap gap-1.5 overflow-y-auto px-5 pb-3">
      {people.map((person) => (
        <li key={person.userId}>
          <button
            type="button"
            aria-label={`Drop ${nameOf(person)}`}
            onClick={() => onDrop(person)}
            className="flex h-8 items-center gap-1.5 rounded-full bg-selected ps-3 pe-2 text-sm font-semibold text-blue-text"
          >
            <bdi className="max-w-40 truncate">{nameOf(person)}</bdi>
            <Icon name="close" className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}
