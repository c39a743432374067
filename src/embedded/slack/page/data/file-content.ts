/** A file as the person interface takes it: its name, and its content in base64. */
export async function encoded(file: File): Promise<{ name: string; content: string }> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
  return { name: file.name, content: address.slice(address.indexOf(',') + 1) };
}
