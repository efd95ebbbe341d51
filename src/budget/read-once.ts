/** A reading that is made once of each thing, however many rules ask for it, and is let go together with the thing. */
export function readOnce<Thing extends object, Reading>(read: (thing: Thing) => Reading): (thing: Thing) => Reading {
  const known = new WeakMap<Thing, Reading>();
  return (thing) => {
    const earlier = known.get(thing);
    if (earlier !== undefined) return earlier;
    const reading = read(thing);
    known.set(thing, reading);
    return reading;
  };
}
