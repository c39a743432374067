/** Skills as people write them: by commas of either language, semicolons or lines; each once, whatever its capitals. */
export function readSkills(text: string): string[] {
  const words = text
    .split(/[,，、;；\n]/)
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter((word) => word !== '');
  return words.filter(
    (word, index) => words.findIndex((one) => one.toLowerCase() === word.toLowerCase()) === index,
  );
}
