/** A document without one of its parts: an element of a list, or an optional member. */
function* smaller(value: unknown, required: ReadonlySet<string>): Generator<unknown> {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) yield value.toSpliced(index, 1);
    for (let index = 0; index < value.length; index++) {
      for (const part of smaller(value[index], required)) yield value.with(index, part);
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const { [name]: _, ...rest } = value as Record<string, unknown>;
    if (!required.has(name)) yield rest;
    for (const part of smaller(member, required)) yield { ...value, [name]: part };
  }
}

/** Drops parts for as long as the failure stays. `fails` is asked about valid and invalid documents alike. */
export function shrink<T>(document: T, required: ReadonlySet<string>, fails: (candidate: T) => boolean): T {
  let smallest = document;
  let found = true;
  while (found) {
    found = false;
    for (const candidate of smaller(smallest, required)) {
      if (!fails(candidate as T)) continue;
      smallest = candidate as T;
      found = true;
      break;
    }
  }
  return smallest;
}
