#!/usr/bin/env python3
"""Proves bundles of signed reports. Written from docs/bundle.md alone, with nothing but Python's own library.

    python3 verify.py --key seal-key.pub bundle.zip [bundle.zip …]

Prints `valid` or the first fault for each bundle, one a line; exits 0 where all are valid, else 1.
"""

import base64
import hashlib
import json
import re
import struct
import sys
import zlib


class Fault(Exception):
    pass


def need(condition, fault):
    if not condition:
        raise Fault(fault)


# Ed25519, RFC 8032, 5.1 and 6

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT % P
    if (x * x - square) % P != 0:
        return None
    return P - x if x & 1 != sign else x


def point(encoded):
    y = int.from_bytes(encoded, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    k, l, m, n = f - e, h - g, h + g, f + e
    return k * l % P, m * n % P, l * m % P, k * n % P


def times(scalar, a):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add(total, a)
        a = add(a, a)
        scalar >>= 1
    return total


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def signed_by(key, message, signature):
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    left, right = times(s, BASE), add(r, times(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# canonical JSON, RFC 8785


def number(value):
    """As ECMAScript writes it: the shortest digits that read back, placed as its Number::toString says."""
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError("no number")
    if isinstance(value, int):
        value = float(value) if abs(value) >= 2**53 else value
        if isinstance(value, int):
            return str(value)
    if value == 0:
        return "0"
    if value < 0:
        return "-" + number(-value)
    mantissa, exponent = ("%r" % value if "e" in "%r" % value else "%re0" % value).split("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).lstrip("0")
    point_at = len(whole) + int(exponent) - (len(whole + part) - len((whole + part).lstrip("0")))
    digits = digits.rstrip("0")
    count = len(digits)
    if count <= point_at <= 21:
        return digits + "0" * (point_at - count)
    if 0 < point_at <= 21:
        return digits[:point_at] + "." + digits[point_at:]
    if -6 < point_at <= 0:
        return "0." + "0" * -point_at + digits
    power = "%+d" % (point_at - 1)
    return digits[0] + ("." + digits[1:] if count > 1 else "") + "e" + power


SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def text_of(value):
    return '"' + "".join(SHORT.get(c) or ("\\u%04x" % ord(c) if c < " " else c) for c in value) + '"'


def canonical(value):
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, str):
        return text_of(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(text_of(name) + ":" + canonical(value[name]) for name in names) + "}"


def read_canonical(content, part):
    try:
        value = json.loads(content.decode("utf-8"))
        right = canonical(value).encode("utf-8") == content
    except (ValueError, RecursionError, OverflowError):
        right = False
    need(right and isinstance(value, dict), part + " is not canonical JSON")
    return value


def bytes_of(text, length):
    need(isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", text) is not None, "this is no base64")
    try:
        value = base64.b64decode(text, validate=True)
    except ValueError:
        raise Fault("this is no base64")
    need(len(value) == length and base64.b64encode(value).decode() == text, "this is no base64 of %d bytes" % length)
    return value


# the archive


def archive(data):
    need(len(data) >= 22, "this is no archive")
    count, length, start = struct.unpack_from("<HII", data, len(data) - 12)
    end = struct.pack("<IIHHIIH", 0x06054B50, 0, count, count, length, start, 0)
    need(data[-22:] == end and start + length + 22 == len(data), "the archive's end does not fit the rest")
    files, at, offset = [], start, 0
    for _ in range(count):
        need(at + 46 <= len(data) - 22, "the archive's directory ends too early")
        crc, size = struct.unpack_from("<II", data, at + 16)
        (name_length,) = struct.unpack_from("<H", data, at + 28)
        name = data[at + 46 : at + 46 + name_length]
        need(re.fullmatch(rb"[\x21-\x7e]+", name) is not None, "a file of the archive has no proper name")
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 0x21, crc, size, size, name_length, 0)
        central = struct.pack("<IH", 0x02014B50, 20) + fields + bytes(10) + struct.pack("<I", offset) + name
        local = struct.pack("<I", 0x04034B50) + fields + name
        need(data[at : at + len(central)] == central, "the directory of the archive is not as it should be")
        need(data[offset : offset + len(local)] == local, "a header of the archive is not as it should be")
        content = data[offset + len(local) : offset + len(local) + size]
        need(len(content) == size and zlib.crc32(content) == crc, "a checksum of the archive does not fit")
        files.append((name.decode(), content))
        at, offset = at + len(central), offset + len(local) + size
    need(at == start + length and offset == start, "something stands in the archive that is none of its files")
    return files


def sha256(content):
    return hashlib.sha256(content).hexdigest()


# the steps of "To be proved"


def prove(data, key):
    files = archive(data)
    names = [name for name, _ in files]
    need(names[:4] == ["manifest.json", "report.json", "report.pdf", "proof.json"], "the first four files are not those of a bundle")
    listed = [{"path": name, "sha256": sha256(content), "size": len(content)} for name, content in files[1:]]
    manifest = canonical({"files": listed, "format": "samnav-bundle/1"}).encode()
    need(files[0][1] == manifest, "manifest.json does not list the files that are here")
    report = read_canonical(files[1][1], "report.json")
    need(report.get("format") == "samnav-report/1", "report.json is of an unknown format")
    prove_sums(report)
    proof = read_canonical(files[3][1], "proof.json")
    entries = proof.get("entries")
    need(sorted(proof) == ["checkpoint", "entries", "format"] and proof["format"] == "samnav-proof/1", "proof.json is of an unknown format")
    need(isinstance(entries, list) and len(entries) == 2, "proof.json has not two entries")
    size, root = checkpoint(proof["checkpoint"], "samnav/" + report["tenant"]["slug"], key)
    for entry in entries:
        need(isinstance(entry, dict) and sorted(entry) == ["body", "path"], "an entry of proof.json is not as it should be")
        included(entry["body"], entry["path"], size, root)
    for entry, action in zip(entries, ["projectReport.signed", "projectReport.rendered"]):
        body = entry["body"]
        need(body.get("v") == 1 and body.get("action") == action, "an event is not the one that is needed")
        need(body.get("tenant") == report["tenant"]["id"], "an event is of another tenant")
        need(body.get("subject") == {"id": report["report"]["id"], "type": "ProjectReport"}, "an event is of another report")
        need(after(body, "sha256") == listed[0]["sha256"], "report.json is another than the one that was signed")
    need(after(entries[1]["body"], "pdfSha256") == listed[1]["sha256"], "report.pdf is another than the one that was sealed")
    evidence = [{"path": e["path"], "sha256": e["sha256"], "size": e["size"]} for e in report["evidence"] if "path" in e]
    need(listed[3:] == evidence, "the evidence is not what the report names")


def after(body, field):
    return body.get("changes", {}).get(field, {}).get("after")


def prove_sums(report):
    parts = ["amount", "eligible", "excluded"]
    found = {}
    for line in report["lines"]:
        total = found.setdefault((line["kind"], line["category"]), [0, 0, 0, 0])
        total[0] += 1
        for i, part in enumerate(parts):
            total[i + 1] += ore(line[part])
    told = {}
    for one in report["sums"]:
        need((one["kind"], one["category"]) not in told, "a sum stands twice")
        told[(one["kind"], one["category"])] = [one["lines"]] + [ore(one[part]) for part in parts]
    need(told == found, "the report's sums are not those of its lines")


def ore(digits):
    need(isinstance(digits, str) and re.fullmatch(r"0|-?[1-9][0-9]*", digits) is not None, "an amount is no whole number of öre")
    return int(digits)


NOTE = re.compile(r"(?P<origin>[^\n]+)\n(?P<size>0|[1-9]\d*)\n(?P<root>[^\n]+)\nnumber [1-9]\d*\ntime \d{4}-\d\d-\d\dT[\d:.]+Z\n", re.ASCII)


def checkpoint(note, origin, key):
    need(isinstance(note, str), "the checkpoint is no text")
    text, blank, line = note.partition("\n\n")
    text += "\n"
    said = NOTE.fullmatch(text)
    signature = re.fullmatch("\u2014 ([^\n]+) ([A-Za-z0-9+/]+=*)\n", line)
    need(blank and said and signature, "the checkpoint is no signed note")
    need(said["origin"] == origin and signature[1] == origin, "the checkpoint is of another log")
    value = bytes_of(signature[2], 68)
    need(value[:4] == hashlib.sha256(origin.encode() + b"\n\x01" + key).digest()[:4], "the checkpoint was signed with another key")
    need(signed_by(key, text.encode(), value[4:]), "the checkpoint does not fit its signature")
    return int(said["size"]), bytes_of(said["root"], 32)


def included(body, path, size, root):
    """RFC 9162, 2.1.3.2."""
    need(isinstance(body, dict) and isinstance(body.get("seq"), int) and isinstance(path, list), "an entry of proof.json is not as it should be")
    index, last = body["seq"] - 1, size - 1
    need(0 <= index <= last, "an event stands outside the log")
    node = hashlib.sha256(b"\0" + canonical(body).encode()).digest()
    for text in path:
        sibling = bytes_of(text, 32)
        need(last > 0, "the path of an event is too long")
        if index & 1 or index == last:
            node = hashlib.sha256(b"\1" + sibling + node).digest()
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\1" + node + sibling).digest()
        index, last = index >> 1, last >> 1
    need(last == 0 and node == root, "an event does not stand in the log that was signed")


def read_key(file):
    with open(file, "rb") as opened:
        content = opened.read()
    found = re.search(rb"-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", content, re.S)
    der = base64.b64decode(found[1]) if found else b""
    if len(der) != 44 or der[:12] != bytes.fromhex("302a300506032b6570032100"):
        sys.exit("%s holds no Ed25519 public key" % file)
    return der[12:]


def main(arguments):
    if len(arguments) < 3 or arguments[0] != "--key":
        sys.exit(__doc__)
    key = read_key(arguments[1])
    wrong = False
    for file in arguments[2:]:
        try:
            with open(file, "rb") as opened:
                prove(opened.read(), key)
            print("valid")
        except (Fault, KeyError, TypeError, AttributeError) as fault:
            wrong = True
            print(fault if isinstance(fault, Fault) else "the bundle is not as it should be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
