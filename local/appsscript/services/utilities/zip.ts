// The ZIP container of Utilities.zip and unzip: deflated entries, no extensions.

import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

function header(signature: number, size: number, write: (view: DataView) => void): Uint8Array {
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, signature, true);
  write(view);
  return new Uint8Array(view.buffer);
}

export function zip(files: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const name = new TextEncoder().encode(file.name);
    const packed = new Uint8Array(deflateRawSync(file.bytes));
    const sizes = (view: DataView, at: number) => {
      view.setUint32(at, crc32(file.bytes), true);
      view.setUint32(at + 4, packed.length, true);
      view.setUint32(at + 8, file.bytes.length, true);
      view.setUint16(at + 12, name.length, true);
    };
    const local = header(LOCAL, 30, (view) => {
      view.setUint16(4, 20, true);
      view.setUint16(6, 0x0800, true); // names are UTF-8
      view.setUint16(8, 8, true);
      sizes(view, 14);
    });
    const start = offset;
    central.push(
      header(CENTRAL, 46, (view) => {
        view.setUint16(4, 20, true);
        view.setUint16(6, 20, true);
        view.setUint16(8, 0x0800, true);
        view.setUint16(10, 8, true);
        sizes(view, 16);
        view.setUint32(42, start, true);
      }),
      name,
    );
    parts.push(local, name, packed);
    offset += local.length + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = header(END, 22, (view) => {
    view.setUint16(8, files.length, true);
    view.setUint16(10, files.length, true);
    view.setUint32(12, directory.length, true);
    view.setUint32(16, offset, true);
  });
  return new Uint8Array(Buffer.concat([...parts, directory, end]));
}

/** Undefined when the bytes are no archive. */
export function unzip(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const files: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(start, start + view.getUint32(at + 20, true));
    const stored = view.getUint16(at + 10, true) === 0;
    files.push({ name, bytes: stored ? packed : new Uint8Array(inflateRawSync(packed)) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}
