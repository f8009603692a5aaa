import { describe, expect, it } from 'vitest';
import { print } from './support/print.ts';
import { circlesOf, fileArrows, ritualsIn } from './support/rooms.ts';
import { needlessAllowances } from './support/tables.ts';
import { readTree } from './support/tree.ts';
import { folderFigures, mapOf, walls } from './support/walls.ts';

const tree = readTree();

describe('the walls of the house', () => {
  it.each(Object.entries(walls))('%s', (_name, wall) => {
    expect(wall(tree)).toEqual([]);
  });

  it('lets nobody into a table for a reason that is gone', () => {
    expect(needlessAllowances(tree)).toEqual([]);
  });

  it('has small folders: six files in the middle, twelve at nine of ten', () => {
    const { folders, median, p90, max } = folderFigures(tree);
    print(
      `${folders} folders of source: files a folder ${median} in the middle, ${p90} at nine of ten, ${max} at most`,
    );
    expect(median).toBeLessThanOrEqual(6);
    expect(p90).toBeLessThanOrEqual(12);
  });

  it('says what it measures', () => {
    for (const ritual of ritualsIn(tree)) {
      const { parts, arrows, chain } = mapOf(tree, ritual);
      print(`${ritual}: ${parts} parts, ${arrows} imports between them, ${chain.length} in the longest chain`);
    }
    const up = walls['no arrow runs up']?.(tree).length;
    print(`arrows that run up: ${up}; circles: ${circlesOf(fileArrows(tree)).length}`);
    expect(ritualsIn(tree).length).toBeGreaterThanOrEqual(4);
  });
});
