// SHA-256 (FIPS 180-4) in plain JavaScript, for browsers in which WebAssembly is switched off.
"use strict";

const PlainSha256 = (function () {
  const PRIMES = (function () {
    const found = [];
    for (let number = 2; found.length < 64; number++) {
      if (found.every(function (prime) { return number % prime !== 0; })) found.push(number);
    }
    return found;
  })();
  // The first 32 bits behind the point of the roots of the first primes.
  const bits = function (root) { return ((root - Math.floor(root)) * 4294967296) | 0; };
  const START = PRIMES.slice(0, 8).map(function (prime) { return bits(Math.sqrt(prime)); });
  const ROUND = Int32Array.from(PRIMES.map(function (prime) { return bits(Math.cbrt(prime)); }));
  const turned = function (word, by) { return (word >>> by) | (word << (32 - by)); };

  return function () {
    const state = Int32Array.from(START);
    const schedule = new Int32Array(64);
    const rest = new Uint8Array(64);
    let waiting = 0;
    let length = 0;

    function block(bytes, offset) {
      for (let i = 0; i < 16; i++) {
        const at = offset + 4 * i;
        schedule[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
      }
      for (let i = 16; i < 64; i++) {
        const early = schedule[i - 15], late = schedule[i - 2];
        const first = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
        const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
        schedule[i] = (first + schedule[i - 7] + second + schedule[i - 16]) | 0;
      }
      let a = state[0], b = state[1], c = state[2], d = state[3];
      let e = state[4], f = state[5], g = state[6], h = state[7];
      for (let i = 0; i < 64; i++) {
        const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
        const one = (h + high + (g ^ (e & (f ^ g))) + ROUND[i] + schedule[i]) | 0;
        const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
        const two = (low + ((a & b) | (c & (a | b)))) | 0;
        h = g; g = f; f = e; e = (d + one) | 0;
        d = c; c = b; b = a; a = (one + two) | 0;
      }
      state[0] += a; state[1] += b; state[2] += c; state[3] += d;
      state[4] += e; state[5] += f; state[6] += g; state[7] += h;
    }

    function update(bytes) {
      length += bytes.length;
      let offset = 0;
      if (waiting > 0) {
        const taken = Math.min(64 - waiting, bytes.length);
        rest.set(bytes.subarray(0, taken), waiting);
        waiting += taken;
        offset = taken;
        if (waiting < 64) return;
        block(rest, 0);
        waiting = 0;
      }
      for (; offset + 64 <= bytes.length; offset += 64) block(bytes, offset);
      rest.set(bytes.subarray(offset), 0);
      waiting = bytes.length - offset;
    }

    function digest() {
      const total = length;
      const end = new Uint8Array((waiting < 56 ? 64 : 128) - waiting);
      end[0] = 0x80;
      const view = new DataView(end.buffer);
      view.setUint32(end.length - 8, Math.floor(total / 0x20000000));
      view.setUint32(end.length - 4, (total << 3) >>> 0);
      update(end);
      return Array.from(state, function (word) {
        return ("00000000" + (word >>> 0).toString(16)).slice(-8);
      }).join("");
    }

    return { update: update, digest: digest };
  };
})();
