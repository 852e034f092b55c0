/** A typed list of listeners; the only event mechanism of this library. */
export class Listeners<Events> {
  private readonly byName = new Map<keyof Events, Set<(event: never) => void>>();

  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    const set = this.byName.get(name) ?? new Set();
    this.byName.set(name, set.add(listener));
    return () => set.delete(listener);
  }

  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    this.byName.get(name)?.forEach((listener) => (listener as (event: Events[Name]) => void)(event));
  }
}
