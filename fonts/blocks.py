"""Packs the outlines of a face in blocks, so that a program unpacks only those of the glyphs that it uses.

A face in blocks is an sfnt file with all the tables of the TrueType font but glyf and loca; the table BLOK
stands in their place. README.md says what is in it.
"""
import struct
from concurrent.futures import ThreadPoolExecutor

import brotli
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTWriter

GLYPHS = 256  # in a block: of 128 the file is 4 % larger, of 512 hardly smaller
LOSSLESS = 0x0800  # bit 11 of the flags in head: the outlines were packed, and come out as they were

ON_CURVE, SHORT_X, SHORT_Y, REPEATED, SAME_X, SAME_Y = 1, 2, 4, 8, 16, 32


def pack(source, target):
    """Writes the TrueType font in the file source as a face in blocks."""
    font = TTFont(source)
    glyf = font["glyf"]
    records = [cut_record(glyf[name]) for name in font.getGlyphOrder()]
    tables = {tag: font.reader[tag] for tag in font.reader.keys() if tag not in ("glyf", "loca")}
    flags = struct.unpack_from(">H", tables["head"], 16)[0] | LOSSLESS
    tables["head"] = tables["head"][:16] + struct.pack(">H", flags) + tables["head"][18:]
    tables["BLOK"] = pack_blocks([records[at:at + GLYPHS] for at in range(0, len(records), GLYPHS)])
    with open(target, "wb") as file:
        writer = SFNTWriter(file, len(tables))
        for tag in sorted(tables):
            writer[tag] = tables[tag]
        writer.close()


def pack_blocks(blocks):
    with ThreadPoolExecutor() as pool:
        packed = list(pool.map(pack_block, blocks))
    ends = [4 + (len(blocks) + 1) * 4]
    for block in packed:
        ends.append(ends[-1] + len(block))
    return struct.pack(f">HH{len(ends)}I", GLYPHS, len(blocks), *ends) + b"".join(packed)


def pack_block(records):
    columns = [b"".join(column) for column in zip(*records)]
    lengths = struct.pack(">3I", *map(len, columns[:3]))
    return brotli.compress(lengths + b"".join(columns), quality=11, lgwin=18)


def unpack(table):
    """What the blocks hold, unpacked: the same whatever version of brotli packed them."""
    glyphs, count = struct.unpack_from(">HH", table)
    ends = struct.unpack_from(f">{count + 1}I", table, 4)
    return glyphs, [brotli.decompress(table[start:end]) for start, end in zip(ends, ends[1:])]


# ---- the record of a glyph (OpenType 1.9, glyf), in four pieces --------------------------------

def cut_record(glyph):
    """Head with the ends of the contours, flags, x and y of a glyph.

    Every step is written in the shortest form, and equal flags as one with a number, as the decoder of
    WOFF2 does (W3C, WOFF File Format 2.0, 5.1): the same outlines are the same bytes, whoever wrote them.
    """
    if glyph.numberOfContours <= 0:
        raise ValueError("every glyph must have an outline of its own")
    glyph.expand(None)
    points = [(x, y, on & ON_CURVE) for (x, y), on in zip(glyph.coordinates, glyph.flags)]
    xs, ys = zip(*((x, y) for x, y, _ in points))
    head = struct.pack(">5h", glyph.numberOfContours, min(xs), min(ys), max(xs), max(ys))
    ends = struct.pack(f">{len(glyph.endPtsOfContours)}H", *glyph.endPtsOfContours)
    flags, across, up = [], b"", b""
    before = (0, 0)
    for x, y, on in points:
        flag_x, step_x = step(x - before[0], SHORT_X, SAME_X)
        flag_y, step_y = step(y - before[1], SHORT_Y, SAME_Y)
        flags.append(on | flag_x | flag_y)
        across += step_x
        up += step_y
        before = (x, y)
    return head + ends + b"\0\0", repeated(flags), across, up  # two zeros: no instructions


def step(distance, short, same):
    if distance == 0:
        return same, b""
    if abs(distance) < 256:
        return short | (same if distance > 0 else 0), bytes((abs(distance),))
    return 0, struct.pack(">h", distance)


def repeated(flags):
    written = bytearray()
    at = 0
    while at < len(flags):
        times = 1
        while at + times < len(flags) and flags[at + times] == flags[at] and times < 256:
            times += 1
        written += bytes((flags[at],)) if times == 1 else bytes((flags[at] | REPEATED, times - 1))
        at += times
    return bytes(written)
