/** Indexes into columns' positions, in groups of columns that stand side by side in the sheet, each in the sheet's order: one write each. */
export function columnBlocks(positions: readonly number[]): number[][] {
  const order = positions.map((_, at) => at).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const blocks: number[][] = [];
  for (const at of order) {
    const block = blocks[blocks.length - 1];
    const before = block?.[block.length - 1];
    if (block && before !== undefined && positions[before] === (positions[at] ?? 0) - 1) block.push(at);
    else blocks.push([at]);
  }
  return blocks;
}
