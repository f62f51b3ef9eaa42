#!/usr/bin/env python3
"""Checks a proof file (C2SP tlog-proof) of the log with nothing but Python's standard library.

    verify_proof.py PROOF VKEY [LEAF-IN-HEX]

Written from the specifications and not from the platform's code: RFC 8032 for signatures, RFC 6962 for the tree.
Exit code 0: the entry is in the log that the key's holder has signed. 1: it is not, or the file is damaged.
"""
import base64
import hashlib
import sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


class Refused(Exception):
    pass


def expect(condition, reason):
    if not condition:
        raise Refused(reason)


def recover_x(y, sign):
    expect(y < P, "a coordinate out of range")
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * SQRT_M1 % P
    expect((x * x - x2) % P == 0, "not a point of the curve")
    expect(x != 0 or sign == 0, "a wrong sign")
    return P - x if x & 1 != sign else x


def decode_point(data):
    number = int.from_bytes(data, "little")
    y = number & ((1 << 255) - 1)
    x = recover_x(y, number >> 255)
    return (x, y, 1, x * y % P)


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return (i * j % P, k * m % P, j * k % P, i * m % P)


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def is_signed(key, message, signature):
    base_y = 4 * pow(5, P - 2, P) % P
    base_x = recover_x(base_y, 0)
    base = (base_x, base_y, 1, base_x * base_y % P)
    r, s = decode_point(signature[:32]), int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = multiply(s, base), add(r, multiply(k, decode_point(key)))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(index, size, leaf, path):
    """RFC 6962 section 2.1.1, read backwards: the root that this path leads to."""
    if size == 1:
        expect(not path, "the path is too long")
        return leaf
    expect(path, "the path is too short")
    split = 1
    while split * 2 < size:
        split *= 2
    if index < split:
        return node(root_of(index, split, leaf, path[:-1]), path[-1])
    return node(path[-1], root_of(index - split, size - split, leaf, path[:-1]))


def decode(text):
    return base64.b64decode(text, validate=True)


def open_note(note, vkey):
    text, _, lines = note.rpartition("\n\n")
    text += "\n"
    name, key_id, encoded = vkey.strip().split("+", 2)
    kind_and_key = decode(encoded)
    kind, key = kind_and_key[:1], kind_and_key[1:]
    expect(kind == b"\x01" and len(key) == 32, "not an Ed25519 key")
    expect(hashlib.sha256(name.encode() + b"\n" + kind_and_key).digest()[:4].hex() == key_id, "the key has another id")
    for line in lines.rstrip("\n").split("\n"):
        dash, signer, encoded = line.split(" ")
        signature = decode(encoded)
        if dash == "\u2014" and signer == name and signature[:4].hex() == key_id:
            expect(len(signature) == 68, "a signature of another length")
            expect(is_signed(key, text.encode(), signature[4:]), "the signature is wrong")
            return text
    raise Refused("the key has not signed this")


def verify(proof, vkey, leaf):
    head, _, note = proof.partition("\n\n")
    lines = head.split("\n")
    expect(lines.pop(0) == "c2sp.org/tlog-proof@v1", "not a proof file")
    extra = decode(lines.pop(0)[6:]) if lines[0].startswith("extra ") else None
    word, index = lines.pop(0).split(" ")
    expect(word == "index", "no index")
    leaf = leaf or extra
    expect(leaf and len(leaf) == 32, "no leaf hash given")
    origin, size, root = open_note(note, vkey).split("\n")[:3]
    index, size, path = int(index), int(size), [decode(line) for line in lines]
    expect(0 <= index < size, "no such entry")
    expect(root_of(index, size, leaf, path) == decode(root), "the path does not lead to the signed root")
    return "entry %d of %d of %s, leaf %s" % (index, size, origin, leaf.hex())


if __name__ == "__main__":
    try:
        with open(sys.argv[1], encoding="utf-8", newline="") as file:
            print(verify(file.read(), sys.argv[2], bytes.fromhex(sys.argv[3]) if len(sys.argv) > 3 else None))
    except (Refused, ValueError, IndexError) as error:
        print("refused: %s" % error, file=sys.stderr)
        sys.exit(1)
