import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { id, page, pageOf, text } from "../../base/shape.ts";
import {
  AccountView,
  CorrectNatureInput,
  delegable,
  DelegateInput,
  DelegationsView,
  MeView,
  NatureView,
  NewPersonInput,
  OfficeNatureView,
  OrganizationKindShape,
  OrganizationView,
  password,
  role,
  SeatView,
  SignInInput,
} from "./model.ts";
import { staffRoles } from "./roles.ts";

const nothing = z.object({});
const done = z.object({ done: z.literal(true) });

export const signIn = writes({
  path: "/api/session",
  says: "登录",
  may: "public",
  input: SignInInput,
  output: done,
  keyless: true,
});

export const signOut = writes({
  path: "/api/session/end",
  says: "退出登录",
  may: "signedIn",
  input: nothing,
  output: done,
  keyless: true,
});

export const viewMe = reads({
  path: "/api/me",
  says: "我是谁、有哪些岗位",
  may: "signedIn",
  input: nothing,
  output: MeView,
});

export const choosePost = writes({
  path: "/api/session/post",
  says: "选择岗位",
  may: "signedIn",
  input: z.object({ post: id }),
  output: done,
});

export const changePassword = writes({
  path: "/api/session/password",
  says: "修改密码",
  may: "signedIn",
  input: z.object({ current: text(128), next: password }),
  output: done,
  keyless: true,
});

export const listOrganizations = reads({
  path: "/api/organizations",
  says: "本财政区划的单位",
  may: [...staffRoles, "systemAdmin"],
  input: z.object({ kind: OrganizationKindShape.default("township") }),
  output: z.object({ rows: z.array(OrganizationView) }),
});

export const listNatures = reads({
  path: "/api/natures",
  says: "谁能买、谁能承接：按单位性质，逐格注明条款",
  may: "public",
  input: nothing,
  output: z.object({ rows: z.array(NatureView) }),
});

export const listOfficeNatures = reads({
  path: "/api/organizations/natures",
  says: "本财政区划各单位的性质",
  may: [...staffRoles, "systemAdmin"],
  input: nothing,
  output: z.object({ rows: z.array(OfficeNatureView) }),
});

export const correctNature = writes({
  path: "/api/organizations/:organization/nature",
  says: "更正单位性质，凭文件并说明理由",
  may: ["countyFinanceOfficer", "countyFinanceReviewer", "systemAdmin"],
  input: CorrectNatureInput,
  output: done,
});

export const listSeats = reads({
  path: "/api/persons",
  says: "本财政区划的人员和岗位",
  may: ["systemAdmin"],
  input: z.object({ ...page, words: z.string().trim().max(40).optional() }),
  output: pageOf(SeatView),
});

export const addPerson = writes({
  path: "/api/persons",
  says: "开户：新增人员和岗位",
  may: ["systemAdmin"],
  input: NewPersonInput,
  output: z.object({ post: id }),
});

export const listDelegations = reads({
  path: "/api/delegations",
  says: "本单位的委托代办：代谁、由谁、哪些天",
  may: [...delegable],
  input: nothing,
  output: DelegationsView,
});

export const delegate = writes({
  path: "/api/delegations",
  says: "委托本单位的同事代办本岗位",
  may: [...delegable],
  input: DelegateInput,
  output: z.object({ id }),
});

export const endDelegation = writes({
  path: "/api/delegations/:id/end",
  says: "收回委托",
  may: [...delegable],
  input: z.object({ id }),
  output: done,
});

const person = { person: id };

export const viewAccount = reads({
  path: "/api/persons/:person",
  says: "一个人的账号和岗位",
  may: ["systemAdmin"],
  input: z.object(person),
  output: AccountView,
});

export const resetPassword = writes({
  path: "/api/persons/:person/password",
  says: "重置密码，首次登录须修改",
  may: ["systemAdmin"],
  input: z.object({ ...person, password }),
  output: done,
});

export const disablePerson = writes({
  path: "/api/persons/:person/disable",
  says: "停用或恢复账号",
  may: ["systemAdmin"],
  input: z.object({ ...person, isDisabled: z.boolean() }),
  output: done,
});

export const givePost = writes({
  path: "/api/persons/:person/posts",
  says: "增设岗位",
  may: ["systemAdmin"],
  input: z.object({ ...person, organization: id, role }),
  output: z.object({ post: id }),
});

export const endPost = writes({
  path: "/api/persons/:person/posts/end",
  says: "结束岗位",
  may: ["systemAdmin"],
  input: z.object({ ...person, post: id }),
  output: done,
});
