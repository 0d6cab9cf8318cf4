import { mkdtemp, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { follow, openSealKey, proofOf, rootOf } from "./seal.ts";

describe("the tree", () => {
  test("works for every place in trees of one to nine leaves, and an inner node passes for no leaf", () => {
    for (let size = 1; size <= 9; size++) {
      const leaves = Array.from({ length: size }, (_, i) => `leaf${i}`);
      const root = rootOf(leaves, "sha256");
      for (let place = 0; place < size; place++)
        expect(follow(leaves[place]!, proofOf(leaves, place, "sha256"), "sha256")).toBe(root);
    }
    expect(rootOf(["a", "b"], "sha256")).not.toBe(rootOf(["b", "a"], "sha256"));
    expect(rootOf(["a", "b", "b"], "sha256")).not.toBe(rootOf(["a", "b"], "sha256"));
  });
});

describe("the key", () => {
  test("lies outside the database, is made once, and is readable by its owner alone", async () => {
    const folder = join(await mkdtemp(join(tmpdir(), "goufu-key-")), "keys");
    const [one, two] = [await openSealKey(folder), await openSealKey(folder)];
    expect(one.fingerprint).toBe(two.fingerprint);
    expect((await stat(join(folder, "seal.pem"))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });
});
