type Key = { jurisdiction: string; id: string };

export const acceptanceAddress = ({ jurisdiction, id }: Key) =>
  `/acceptances/${jurisdiction}/${id}`;
export const checkAddress = ({ jurisdiction, id }: Key) => `/checks/${jurisdiction}/${id}`;
export const deliveryAddress = ({ jurisdiction, id }: Key) => `/deliveries/${jurisdiction}/${id}`;
