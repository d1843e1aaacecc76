/** Hands the reader a file. */
export function save(name: string, contents: string, type = 'application/json') {
  const address = URL.createObjectURL(new Blob([contents], { type }));
  const link = document.createElement('a');
  link.href = address;
  // What file systems forbid is left out of the name.
  link.download = name.replaceAll(/[\\/:*?"<>|]/g, '-');
  link.click();
  URL.revokeObjectURL(address);
}
