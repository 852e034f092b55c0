import { useEffect, useState, type ReactNode } from 'react';
import { Icon } from '../design/Icon';
import { Failure } from '../design/States';
import { Avatar } from './Avatar';
import { findPeople, nameOf, type Profile } from './people';

interface PeoplePickerProps {
  /** Those who are not offered. */
  without: ReadonlySet<string>;
  picked?: readonly Profile[];
  onPick: (person: Profile) => void;
  hint: ReactNode;
}

const PAUSE_MS = 200;

/** Finds people by the beginning of a name. Enter takes the first; with `picked`, several can be chosen. */
export function PeoplePicker({ without, picked, onPick, hint }: PeoplePickerProps) {
  const [query, setQuery] = useState('');
  const { results, failed, retry } = useSearch(query.trim());
  const people = results?.filter((person) => !without.has(person.userId));
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="px-5 pb-2">
        <label className="flex h-11 items-center gap-2.5 rounded-full bg-hover px-4 text-ink-soft focus-within:outline-2 focus-within:outline-blue-text">
          <Icon name="search" />
          <input
            type="search"
            maxLength={64}
            data-autofocus
            value={query}
            placeholder="Name or username"
            aria-label="Find people by name or username"
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              const first = people?.[0];
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              if (first) onPick(first);
            }}
            className="w-full bg-transparent text-ink outline-none placeholder:text-ink-soft"
          />
        </label>
      </div>
      <div className="min-h-48 flex-1 thin-scroll overflow-y-auto px-3 pb-3 sm:min-h-80" aria-live="polite">
        {failed && <Failure what="The search did not work." onRetry={retry} />}
        {!failed && query.trim() === '' && <p className="px-3 py-6 text-center text-ink-soft">{hint}</p>}
        {!failed && people?.length === 0 && (
          <p className="px-3 py-6 text-center text-ink-soft">
            Nobody found for “<bdi>{query.trim()}</bdi>”.
          </p>
        )}
        <ul>
          {!failed &&
            people?.map((person) => (
              <PersonOption
                key={person.userId}
                person={person}
                picked={picked?.some(({ userId }) => userId === person.userId)}
                onPick={() => onPick(person)}
              />
            ))}
        </ul>
      </div>
    </div>
  );
}

interface PersonOptionProps {
  person: Profile;
  picked: boolean | undefined;
  onPick: () => void;
}

function PersonOption({ person, picked, onPick }: PersonOptionProps) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={picked}
        onClick={onPick}
        className="flex w-full items-center gap-3 rounded-2xl px-3 py-2 text-start hover:bg-hover"
      >
        <Avatar id={person.userId} name={nameOf(person)} className="size-10" />
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-semibold">{nameOf(person)}</bdi>
          <span className="block truncate text-sm text-ink-soft">@{person.username}</span>
        </span>
        {picked !== undefined && (
          <span
            className={`grid size-6 place-items-center rounded-full border ${picked ? 'border-blue bg-blue text-white' : 'border-field'}`}
          >
            {picked && <Icon name="check" className="size-4" />}
          </span>
        )}
      </button>
    </li>
  );
}

/** Results for what was typed last; null while there is nothing to look for or no answer yet. */
function useSearch(query: string) {
  const [found, setFound] = useState<{ query: string; results: Profile[] | 'failed' } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (query === '') return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      findPeople(query, abort.signal)
        .then((results) => setFound({ query, results }))
        .catch(() => abort.signal.aborted || setFound({ query, results: 'failed' }));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, attempt]);
  const current = query !== '' && found !== null ? found : null;
  const failed = current?.results === 'failed' && current.query === query;
  return {
    results: current === null || current.results === 'failed' ? null : current.results,
    failed,
    retry: () => setAttempt(attempt + 1),
  };
}
