import type { Answer } from "../../base/endpoint.ts";
import { viewMe } from "../../modules/organization/api.ts";
import { useRead } from "./call.ts";

export type Me = Answer<typeof viewMe>;
export type Post = Me["posts"][number];
export type Role = Post["role"];

export const useMe = (): Me => useRead(viewMe, {});

/** The roles of the post that I work in now. */
export function useRole(): Role | undefined {
  return useMe().post?.role;
}
