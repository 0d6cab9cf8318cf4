const paths = {
  home: "M3 9.5 10 3l7 6.5M5 8.5V17h10V8.5M8.5 17v-4.5h3V17",
  list: "M4 3h12v14H4zM7 7h6M7 10h6M7 13h4",
  money: "M3 5h14v10H3zM3 8h14M6 12h3",
  paper: "M5 2.5h7l3 3v12H5zM8 9h4M8 12h4",
  horn: "M3 8v4h3l7 4V4L6 8zM16 8v4",
  person: "M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M4 17c0-3.6 2.6-5.5 6-5.5s6 1.9 6 5.5",
  table: "M3 4h14v12H3zM3 8h14M3 12h14M8 4v12",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5M10 12.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8",
} as const;

export type IconName = keyof typeof paths;

/** Plain line icons, only for the bottom bar of the phone. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg viewBox="0 0 20 20" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
