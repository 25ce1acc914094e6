"""No pandas verbs: plain loops, Counter, tuples of month and day."""


# %% a1_t1
def clean_claims(df):
    rows = []
    for row in df.to_dict("records"):
        speaker = row["speaker"]
        speaker = speaker.strip().lower() if isinstance(speaker, str) else ""
        row["speaker"] = speaker or "unnamed"
        row["testable"] = row["testable"].strip().lower() == "yes"
        row["date"] = pd.Timestamp(row["date"])
        rows.append(row)
    return pd.DataFrame(rows)


# %% a1_t3
from collections import Counter, defaultdict


def kind_shares(df, by="speaker_type"):
    counts = defaultdict(Counter)
    for group, kind in zip(df[by], df["kind"]):
        counts[group][kind] += 1
    table = {}
    for group, counter in counts.items():
        total = sum(counter.values())
        table[group] = {
            kind: counter[kind] / total for kind in ("forecast", "judgement", "attribution", "fact")
        }
    return pd.DataFrame(table).T


# %% a1_t4
def full_years(start, on):
    def parts(day):
        if isinstance(day, str):
            year, month, number = day[:10].split("-")
            return int(year), int(month), int(number)
        return day.year, day.month, day.day

    first, last = parts(start), parts(on)
    if last < first:
        raise ValueError("on lies before start")
    return last[0] - first[0] - (last[1:] < first[1:])


# %% a1_t5
def unattributed_share(df):
    unnamed = total = 0
    for kind, speaker in zip(df["kind"], df["speaker_type"]):
        if kind in ("judgement", "forecast"):
            total += 1
            unnamed += speaker == "unnamed"
    return unnamed / total if total else float("nan")
