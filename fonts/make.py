#!/usr/bin/env python3
"""Makes the four faces in this folder again, byte for byte, from their sources.

    python3 make.py --check           make them in a work folder, compare with the ones here
    python3 make.py --out DIR         make them in DIR
    python3 make.py --check FormHei   only faces whose file name contains "FormHei"

Needs Python 3.11, fontTools 4.68 and brotli 1.2 (pip install fonttools==4.68.0 brotli==1.2.1).
Without --serif, --sans, --hanazono the sources are fetched with npm and apt-get. Another version of
brotli may pack the rare face into other bytes; it is then compared unpacked, table by table.
"""
import argparse
import copy
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

sys.dont_write_bytecode = True  # nothing is left beside the faces
import blocks

HERE = Path(__file__).resolve().parent

# source key: (how to fetch it, path of the font inside, sha256 of that font)
SOURCES = {
    "serif-400": ("@expo-google-fonts/noto-serif-sc@0.4.3", "400Regular/NotoSerifSC_400Regular.ttf",
                  "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742"),
    "serif-700": ("@expo-google-fonts/noto-serif-sc@0.4.3", "700Bold/NotoSerifSC_700Bold.ttf",
                  "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6"),
    "sans-700": ("@expo-google-fonts/noto-sans-sc@0.4.3", "700Bold/NotoSansSC_700Bold.ttf",
                 "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96"),
    "hanazono": ("fonts-hanazono", "usr/share/fonts/truetype/hanazono/HanaMinB.ttf",
                 "829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c"),
}

# file: (source, name of the original, family, style, repertoire, sha256)
FACES = {
    "FormSong-Regular.ttf": ("serif-400", "Noto Serif SC", "Form Song", "Regular", "body",
                             "f691216adb476f6ff28e9a8fd909bbd4ca6676ff4bbd72c83fad5ce54f3edc02"),
    "FormSong-Bold.ttf": ("serif-700", "Noto Serif SC", "Form Song", "Bold", "title",
                          "4b2ce1273578a5dda91bb67a3a847b0962070e6e8de66ee70aabdc9e98be2c37"),
    "FormHei-Bold.ttf": ("sans-700", "Noto Sans SC", "Form Hei", "Bold", "title",
                         "220ea90b1062970bd8776104678428fb2f70c668abde731bbffce259ac6ece0a"),
    "FormSongRare-Regular.blocks": ("hanazono", "HanaMinB", "Form Song Rare", "Regular", "rare",
                                    "c99fe60f558624bbd115cb35bfd4375847132e284ce4987e2eb905e212ae003b"),
}

FEATURES = ["ccmp", "locl", "liga", "kern", "halt", "palt", "chws", "fwid", "pwid"]
DROPPED = ["STAT", "BASE", "DSIG", "vhea", "vmtx", "VORG", "FFTM"]
NAME_IDS = [*range(10), 11, 13, 14]
VARIATION_SELECTORS = {0xFE00, 0xFE01}  # keeps the standardized variants of the characters held
EXTENSIONS_B_TO_F = [(0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
                     (0x2B820, 0x2CEAF), (0x2CEB0, 0x2EBEF)]


# ---- which characters -------------------------------------------------------------------------

def listed(name):
    """The code points of repertoire/NAME.txt: hexadecimal ranges, '#' starts a comment."""
    points = set()
    for line in (HERE / "repertoire" / f"{name}.txt").read_text("utf-8").splitlines():
        for item in line.split("#")[0].split():
            first, _, last = item.partition("-")
            points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def gb2312_han():
    return {ord(bytes((row, cell)).decode("gb2312"))
            for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)
            if not (row == 0xD7 and cell > 0xF9)}  # the last five cells of row 55 are empty


def repertoire(kind, font):
    if kind == "body":
        return listed("symbols") | listed("han-body")
    if kind == "title":
        return listed("symbols") | gb2312_han() | listed("han-title")
    held = set(font.getBestCmap())
    extensions = {c for first, last in EXTENSIONS_B_TO_F for c in range(first, last + 1)}
    return (held & extensions) - listed("han-body")


# ---- one face ---------------------------------------------------------------------------------

def chinese_by_default(font):
    """GSUB: hani/ZHS becomes the default (and only) language system of every script."""
    scripts = font["GSUB"].table.ScriptList.ScriptRecord
    hani = next(s.Script for s in scripts if s.ScriptTag == "hani")
    zhs = next(r.LangSys for r in hani.LangSysRecord if r.LangSysTag == "ZHS ")
    copies = [copy.deepcopy(zhs) for _ in scripts]
    for record, own in zip(scripts, copies):
        record.Script.DefaultLangSys = own
        record.Script.LangSysRecord = []
        record.Script.LangSysCount = 0


def cut(font, points):
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.prune_codepage_ranges = False
    options.drop_tables += DROPPED
    options.layout_features = FEATURES
    options.name_IDs = NAME_IDS
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points | VARIATION_SELECTORS)
    subsetter.subset(font)


def set_metrics(font):
    em = font["head"].unitsPerEm
    ascent, descent = round(1.02 * em), round(0.26 * em)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent = os2.sTypoAscender = os2.usWinAscent = ascent
    hhea.descent = os2.sTypoDescender = -descent
    os2.usWinDescent = descent
    hhea.lineGap = os2.sTypoLineGap = 0


def rename(font, original, family, style):
    postscript = f"{family.replace(' ', '')}-{style}"
    names = {
        1: family,
        2: style,
        3: f"{postscript};subset of {original} {style}",
        4: family if style == "Regular" else f"{family} {style}",
        6: postscript,
        10: f"Modified version of {original} {style}: subset, metrics and default language changed.",
    }
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)


def make(file, source, out):
    """Makes one face in the folder out; gives back the path of the file made."""
    _, original, family, style, kind, _ = FACES[file]
    font = TTFont(source, recalcTimestamp=False)
    points = repertoire(kind, font)
    if "GSUB" in font:
        chinese_by_default(font)
    cut(font, points)
    set_metrics(font)
    rename(font, original, family, style)
    font["head"].modified = font["head"].created  # so that the bytes repeat
    if kind == "rare":
        font["OS/2"].usWeightClass = 400
    made = out / file
    font.save(made.with_suffix(".ttf"))
    if made.suffix == ".blocks":
        blocks.pack(made.with_suffix(".ttf"), made)
        made.with_suffix(".ttf").unlink()
    return made


# ---- sources, comparison ----------------------------------------------------------------------

def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def fetch(what, work):
    """Fetches an npm or Debian package into the folder work and unpacks it there, once."""
    folder = work / what.strip("@").replace("/", "-")
    if folder.exists():
        return folder / "package" if "@" in what else folder
    folder.mkdir()
    if "@" in what:
        subprocess.run(["npm", "pack", what], cwd=folder, check=True, capture_output=True)
        with tarfile.open(next(folder.glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
        return folder / "package"
    subprocess.run(["apt-get", "download", what], cwd=folder, check=True, capture_output=True)
    subprocess.run(["dpkg", "-x", next(folder.glob("*.deb")), folder], check=True)
    return folder


def differing_tables(a, b):
    """The tables in which two fonts differ; head is compared without checkSumAdjustment."""
    a, b = TTFont(a), TTFont(b)

    def data(font, tag):
        if tag not in font.reader.keys():
            return None
        raw = font.reader[tag]
        if tag == "head":
            return raw[:8] + raw[12:]
        return blocks.unpack(raw) if tag == "BLOK" else raw

    tags = sorted(set(a.reader.keys()) | set(b.reader.keys()))
    return [tag for tag in tags if data(a, tag) != data(b, tag)]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("only", nargs="?", default="", help="make only faces whose file name contains this")
    p.add_argument("--check", action="store_true", help="compare with the files in this folder")
    p.add_argument("--out", type=Path, help="folder for the made faces")
    p.add_argument("--serif", type=Path, help="unpacked npm package @expo-google-fonts/noto-serif-sc 0.4.3")
    p.add_argument("--sans", type=Path, help="unpacked npm package @expo-google-fonts/noto-sans-sc 0.4.3")
    p.add_argument("--hanazono", type=Path, help="HanaMinB.ttf of Debian's fonts-hanazono 20170904")
    args = p.parse_args()
    if not args.check and not args.out:
        p.error("give --check or --out DIR")

    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        out = args.out or work / "out"
        out.mkdir(parents=True, exist_ok=True)
        if out.resolve() == HERE:
            p.error("--out must not be the folder of the committed faces")
        for file, (key, *_, wanted) in FACES.items():
            if args.only not in file:
                continue
            package, inside, source_sum = SOURCES[key]
            given = args.hanazono if key == "hanazono" else getattr(args, key.split("-")[0])
            if given:
                source = given if given.is_file() else given / inside
            else:
                source = fetch(package, work) / inside
            if sha256(source) != source_sum:
                print(f"{file}: the source {source.name} is not the version meant")
            made = make(file, source, out)
            if sha256(made) == wanted and (not args.check or sha256(HERE / file) == wanted):
                print(f"{file}: same bytes")
            elif not args.check:
                failed = True
                print(f"{file}: made, but not the listed sha256 (--check names the tables)")
            else:
                tables = differing_tables(made, HERE / file)
                failed = failed or bool(tables)
                print(f"{file}: " + (f"DIFFERS in {' '.join(tables)}" if tables
                                     else "same tables, other bytes (container or compression)"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
