// A ZIP read where it lies: names, sizes, and bytes on request (APPNOTE 6.3.10). Nothing is unpacked.
//
// It may be made to hurt. The rules are: the directory decides, is bounded before it is read, and no
// entry gives more bytes than it claimed; a name that stands there twice, leaves the folder or is a
// link is named and not followed.
"use strict";

const Zip = (function () {
  const END = 0x06054b50, END_64 = 0x06064b50, LOCATOR_64 = 0x07064b50;
  const ENTRY = 0x02014b50, LOCAL = 0x04034b50;
  const MOST_DIRECTORY = 16 * 1024 * 1024;
  const MOST_ENTRIES = 101000;
  const SMALL = 1024 * 1024 * 1024, MOST_TIMES = 100;
  const UNIX = [3, 19], LINK = 0o120000, FILE = 0o100000, KIND = 0o170000;
  const ALL_ONES = 0xffffffff;

  async function view(file, from, to) {
    return new DataView(await file.slice(from, to).arrayBuffer());
  }

  async function directory(file) {
    const tailAt = Math.max(0, file.size - 65557);
    const tail = await view(file, tailAt, file.size);
    let at = tail.byteLength - 22;
    while (at >= 0 && tail.getUint32(at, true) !== END) at--;
    if (at < 0) throw new Error("no-zip");
    let count = tail.getUint16(at + 10, true);
    let size = tail.getUint32(at + 12, true);
    let start = tail.getUint32(at + 16, true);
    if (count === 0xffff || size === ALL_ONES || start === ALL_ONES) {
      if (at < 20 || tail.getUint32(at - 20, true) !== LOCATOR_64) throw new Error("no-zip");
      const end = Number(tail.getBigUint64(at - 12, true));
      const large = await view(file, end, end + 56);
      if (large.byteLength < 56 || large.getUint32(0, true) !== END_64) throw new Error("no-zip");
      count = Number(large.getBigUint64(32, true));
      size = Number(large.getBigUint64(40, true));
      start = Number(large.getBigUint64(48, true));
    }
    if (count > MOST_ENTRIES || size > MOST_DIRECTORY) throw new Error("too-many-files");
    if (start + size > file.size) throw new Error("no-zip");
    return { count: count, view: await view(file, start, start + size) };
  }

  function sizes(view, at, end, entry) {
    // APPNOTE 4.5.3: what did not fit into 32 bits stands in field 1, in this order.
    for (let field = at; field + 4 <= end; ) {
      const length = view.getUint16(field + 2, true);
      if (view.getUint16(field, true) === 1) {
        let value = field + 4;
        ["size", "packed", "offset"].forEach(function (name) {
          if (entry[name] !== ALL_ONES) return;
          entry[name] = Number(view.getBigUint64(value, true));
          value += 8;
        });
        return;
      }
      field += 4 + length;
    }
  }

  function problemOf(flags, method, system, attributes) {
    if (flags & 1) return ["encrypted", {}];
    if (method !== 0 && method !== 8) return ["compression", { method: method }];
    const kind = UNIX.includes(system) ? (attributes >>> 16) & KIND : 0;
    if (kind === LINK) return ["link", {}];
    return kind === 0 || kind === FILE ? null : ["device", {}];
  }

  async function entries(file) {
    const found = await directory(file);
    const bytes = found.view;
    const names = new TextDecoder("utf-8");
    const all = [];
    let at = 0;
    for (let index = 0; index < found.count; index++) {
      if (at + 46 > bytes.byteLength || bytes.getUint32(at, true) !== ENTRY) throw new Error("no-zip");
      const nameLength = bytes.getUint16(at + 28, true);
      const extraLength = bytes.getUint16(at + 30, true);
      const nameAt = at + 46, extraAt = nameAt + nameLength;
      const entry = {
        name: names.decode(new Uint8Array(bytes.buffer, nameAt, nameLength)),
        method: bytes.getUint16(at + 10, true),
        packed: bytes.getUint32(at + 20, true),
        size: bytes.getUint32(at + 24, true),
        offset: bytes.getUint32(at + 42, true),
      };
      sizes(bytes, extraAt, extraAt + extraLength, entry);
      const system = bytes.getUint16(at + 4, true) >>> 8;
      entry.problem = problemOf(
        bytes.getUint16(at + 8, true), entry.method, system, bytes.getUint32(at + 38, true),
      );
      all.push(entry);
      at = extraAt + extraLength + bytes.getUint16(at + 32, true);
    }
    const packed = all.reduce(function (sum, entry) { return sum + entry.packed; }, 0);
    const claimed = all.reduce(function (sum, entry) { return sum + entry.size; }, 0);
    if (packed > file.size) throw new Error("overlap");
    if (claimed > Math.max(SMALL, MOST_TIMES * file.size)) throw new Error("claims-too-much");
    return all.filter(function (entry) { return !(entry.name.endsWith("/") && entry.size === 0); });
  }

  // The bytes of an entry, as a Blob when they lie there plainly, as a stream when they are packed.
  async function open(file, entry) {
    const head = await view(file, entry.offset, entry.offset + 30);
    if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL) throw new Error("its entry is damaged");
    const start = entry.offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    const raw = file.slice(start, start + entry.packed);
    if (entry.method === 0) return raw;
    return raw.stream().pipeThrough(new DecompressionStream("deflate-raw"));
  }

  return { entries: entries, open: open };
})();
