"""Writes the ids that SentencePiece itself gives: python3 ids.py MODEL_FOLDER SHARED_FOLDER (pip install sentencepiece==0.2.2).

repeats.tsv: texts made by chance (seed 25) of what is cut by rounding: the same digit, letter, sign or pair many times, numbers, long words.
sets.tsv: of each external set the SHA-256 over the ids of its lines that are not blank, one line of ids each.
"""
import hashlib, json, pathlib, random, sys
import sentencepiece

folder, shared = map(pathlib.Path, sys.argv[1:])
here = pathlib.Path(__file__).parent
model = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
vocabulary = json.loads((folder / "vocab.json").read_text())


def ids(text):
    return " ".join(str(vocabulary.get(piece, 1)) for piece in model.encode(text, out_type=str)) + " 0"


def strings(node):
    if isinstance(node, str):
        yield from node.split("\n")
    else:
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from strings(child)


chance = random.Random(25)
texts = [digit * n for digit in "0123456789" for n in range(1, 13)]
for _ in range(250):
    words = []
    for _ in range(chance.randint(1, 10)):
        words.append(chance.choice((
            lambda: chance.choice("0123456789") * chance.randint(2, 20),
            lambda: chance.choice(("12", "90", "ab", "na", "01", "an", "en", "10")) * chance.randint(2, 9),
            lambda: str(chance.randint(0, 10 ** chance.randint(1, 15))),
            lambda: f"{chance.randint(0, 10 ** chance.randint(3, 9)):,}".replace(",", ".") + ",00",
            lambda: chance.choice("aeilmnorstuzäöß") * chance.randint(2, 15),
            lambda: chance.choice(".-!?*=_,…☃") * chance.randint(2, 20),
            lambda: "".join(chance.choices(("stadt", "rats", "werk", "zeug", "ver", "lich", "keit", "ung"), k=chance.randint(3, 9))),
            lambda: chance.choice(("Das", "ist", "die", "Nummer", "am", "und")),
        ))())
    texts.append(" ".join(words))
with open(here / "repeats.tsv", "w") as out:
    out.write(f"# made by ids.py with SentencePiece {sentencepiece.__version__}, models/nachtschicht-de-en: text, ids\n")
    for text in texts:
        out.write(f"{text}\t{ids(text)}\n")

with open(here / "sets.tsv", "w") as out:
    out.write(f"# made by ids.py with SentencePiece {sentencepiece.__version__}, models/nachtschicht-de-en: set, lines, SHA-256 of their ids\n")
    for name in ("mt/wmt19/src.de", "mt/flores-dev/src.de", "mt/iwslt17/src.de", "sbd/wmt19_src_news_raw.json", "sbd/ud_gsd_dev_news.json",
                 "sbd/ud_gsd_reviews.json", "sum/klexikon_test/*.json", "sum/20min_examples/*.json"):
        files = sorted((shared / "eval").glob(name))
        lines = []
        for file in files:
            content = file.read_text(encoding="utf-8")
            lines += strings(json.loads(content)) if file.suffix == ".json" else content.split("\n")
        lines = [line for line in lines if line.strip(" \t\r")]
        digest = hashlib.sha256("".join(ids(line) + "\n" for line in lines).encode()).hexdigest()
        out.write(f"{name}\t{len(lines)}\t{digest}\n")
