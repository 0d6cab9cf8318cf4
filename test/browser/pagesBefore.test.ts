import { describe } from "vitest";
import { aToldTown, tryPages } from "./opening.ts";

const tried = aToldTown();

describe("the office before the purchase", () => tryPages("before the purchase", tried));
