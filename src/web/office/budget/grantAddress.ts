type Key = { jurisdiction: string; id: string };

export const grantAddress = ({ jurisdiction, id }: Key): string => `/grants/${jurisdiction}/${id}`;
