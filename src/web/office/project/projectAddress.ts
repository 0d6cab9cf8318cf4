type Key = { jurisdiction: string; id: string };

export const projectAddress = ({ jurisdiction, id }: Key): string =>
  `/projects/${jurisdiction}/${id}`;

export const responsibilityAddress = (key: Key): string =>
  `${projectAddress(key)}/responsibilities`;

export const reviewAddress = (key: Key): string => `${projectAddress(key)}/review`;
