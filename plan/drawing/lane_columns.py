"""Which column each lane runs in, so that few lines cross.

Lanes get the nearest free column from above, one row after the other; then each lane in turn moves to the free column
where the rows that it meets and those that it passes are crossed least, as long as fewer lines cross then, and two
that are in each other's way change places. For the sake of a shorter line alone none moves: each move makes others, and
a small change of the graph would change them all.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

_ROUNDS = 8
_EFFORT = 300_000
"""Rows that are looked at, at most: enough for every round on a few hundred lanes, and for one on a thousand."""
_SPARE = 2
"""For so many columns that are needed there may be one more, so that there is room to move."""
_MOST_EXCHANGED = 200
"""With more tracks than this none change places."""
_CROSSING = 1 << 16
"""What a crossing costs in columns of line."""


@dataclass(frozen=True, slots=True)
class Track:
    """What needs one column from row `start` to row `end`: a mark and the lane below it, or a lane that leads up.

    `mark` is the mark's row, -1 if there is none; above it runs what arrives from below. What ends at a mark may do so
    in the mark's own column. A mark that `takes` does not stand right below one that it has nothing to do with.
    """

    start: int
    end: int
    mark: int = -1
    takes: bool = False


def lane_columns(tracks: Sequence[Track], joined: Sequence[Sequence[int]], room: int | None = None) -> list[int]:
    """Return the column of every track; `joined` are, for each row, the tracks that a line along the row joins.

    More columns than are needed are used only where there is `room` for so many (any number if None).
    """
    board = _Board(tracks, joined)
    board.fill(room)
    board.improve(room)
    used = sorted(set(board.column))
    return [bisect_left(used, column) for column in board.column]


class _Board:
    def __init__(self, tracks: Sequence[Track], joined: Sequence[Sequence[int]]) -> None:
        self.tracks = tracks
        self.joined = joined
        self.column = [-1] * len(tracks)
        self.rows = [(1 << track.end + 1) - (1 << track.start) for track in tracks]
        """The rows of each track, a bit each."""
        self.inside: list[set[int]] = []
        """The tracks in each column."""
        self.taken: list[int] = []
        """The rows that are taken in each column, a bit each."""
        self.passing: list[list[int]] = [[] for _ in joined]
        """For each row the tracks that come from above and are not joined on it."""
        self.meets: list[list[int]] = [[] for _ in tracks]
        """The rows on which a track is joined with another."""
        self.marked = {track.mark: at for at, track in enumerate(tracks) if track.mark >= 0}
        for y, row in enumerate(joined):
            if len(row) > 1:
                for at in row:
                    self.meets[at].append(y)
        self.passed: list[list[int]] = [[] for _ in tracks]
        """The rows on which a track may be crossed by a line that it has nothing to do with."""
        met = [set(rows) for rows in self.meets]
        for at, track in enumerate(tracks):
            for y in range(track.start + 1, track.end + 1):
                if y not in met[at]:
                    self.passing[y].append(at)
                    if len(joined[y]) > 1:
                        self.passed[at].append(y)
        self.span = [(0, 0)] * len(joined)
        """The first and the last column of the line along each row."""

    def fill(self, room: int | None) -> None:
        """Give every track a column, from above, one that there is room for if any is free."""
        for at in sorted(range(len(self.tracks)), key=lambda at: (self.tracks[at].start, self.tracks[at].mark < 0, at)):
            free = [column for column in range(len(self.taken) + 2) if self._fits(at, column)]
            within = [column for column in free if room is None or column < room]
            self._put(at, min(within or free, key=lambda column: self._first_cost(at, column)))

    def improve(self, room: int | None) -> None:
        """Move tracks as long as that helps and is worth the effort, and then lone marks near what they wait for."""
        wide = len(self.taken) + 1 + len(self.taken) // _SPARE
        self._widen(wide if room is None else min(wide, room))
        for y, row in enumerate(self.joined):
            self._measure(y, row)
        self._uncross()
        if self._exchange_all():
            self._uncross()
        for at, track in enumerate(self.tracks):
            if track.start == track.end:
                self._move(at, least_gain=1)

    def _uncross(self) -> None:
        effort = 0
        prices = [
            track.end - track.start + 1 + sum([len(self.passing[y]) for y in rows])
            for track, rows in zip(self.tracks, self.meets, strict=True)
        ]
        for _ in range(_ROUNDS):
            moved = False
            for at, price in enumerate(prices):
                effort += price
                if effort > _EFFORT:
                    return
                moved |= self._move(at, least_gain=_CROSSING)
            if not moved:
                return

    def _exchange_all(self) -> bool:
        """Let two tracks that are in each other's way change columns where fewer lines cross then."""
        if len(self.tracks) > _MOST_EXCHANGED:
            return False
        changed = False
        effort = 0
        for at in range(len(self.tracks)):
            for column in range(len(self.taken)):
                blocking = [other for other in self.inside[column] if self.rows[other] & self.rows[at]]
                if column != self.column[at] and len(blocking) == 1:
                    effort += sum([len(self.passing[y]) for one in (at, *blocking) for y in self.meets[one]])
                    changed |= self._exchange(at, blocking[0])
            if effort > _EFFORT:
                break
        return changed

    def _exchange(self, one: int, two: int) -> bool:
        rows = {*self.meets[one], *self.passed[one], *self.meets[two], *self.passed[two]}
        before = sum(self._crossed(y) for y in rows)
        here, there = self.column[one], self.column[two]
        if not before:
            return False
        if self._changed((one, there), (two, here)) and sum(self._crossed(y) for y in rows) < before:
            return True
        self._changed((one, here), (two, there))
        return False

    def _changed(self, *moves: tuple[int, int]) -> bool:
        """Move tracks to columns at once, and return whether they fit there."""
        for at, _ in moves:
            self._take(at)
        fits = True
        for at, column in moves:
            fits = fits and self._fits(at, column)
            self._put(at, column)
        for at, _ in moves:
            for y in self.meets[at]:
                self._measure(y, self.joined[y])
        return fits

    def _crossed(self, y: int) -> int:
        low, high = self.span[y]
        return sum(low < self.column[other] < high for other in self.passing[y]) if high - low > 1 else 0

    def _move(self, at: int, least_gain: int) -> bool:
        """Move a track to the cheapest column, if one costs so many of whole gains less; return whether there is."""
        here = self.column[at]
        costs = self._costs(at)
        self._take(at)
        best, least = here, costs[here] // least_gain * least_gain
        for column, cost in enumerate(costs):
            if cost < least and self._fits(at, column):
                best, least = column, cost
        self._put(at, best)
        if best == here:
            return False
        for y in self.meets[at]:
            self._measure(y, self.joined[y])
        return True

    def _measure(self, y: int, row: Sequence[int]) -> None:
        columns = [self.column[at] for at in row]
        self.span[y] = (min(columns), max(columns)) if columns else (0, 0)

    def _put(self, at: int, column: int) -> None:
        self._widen(column + 1)
        self.column[at] = column
        self.inside[column].add(at)
        self.taken[column] |= self.rows[at]

    def _widen(self, columns: int) -> None:
        while len(self.inside) < columns:
            self.inside.append(set())
            self.taken.append(0)

    def _take(self, at: int) -> None:
        column = self.column[at]
        self.column[at] = -1
        self.inside[column].discard(at)
        rows = 0
        for other in self.inside[column]:
            rows |= self.rows[other]
        self.taken[column] = rows

    def _fits(self, at: int, column: int) -> bool:
        common = self.taken[column] & self.rows[at] if column < len(self.taken) else 0
        if common and not self._ends_at_mark(at, column, common):
            return False
        return not self._looks_joined(at, column, common)

    def _ends_at_mark(self, at: int, column: int, common: int) -> bool:
        """Whether the rows that a track would share are those in which one of two ends at the other's mark."""
        below = self.marked.get(self.tracks[at].end)
        mine = common == self._head(at)
        if not mine and (below is None or below == at or self.column[below] != column):
            return False
        others = [other for other in self.inside[column] if self.rows[other] & common]
        if len(others) != 1:
            return False
        return self._ends_at(others[0], at, common) or self._ends_at(at, others[0], common)

    def _head(self, at: int) -> int:
        """Return the rows of a track down to its mark, a bit each."""
        return (1 << self.tracks[at].mark + 1) - (1 << self.tracks[at].start)

    def _ends_at(self, lane: int, below: int, common: int) -> bool:
        track = self.tracks[below]
        ends = track.mark >= 0 and self.tracks[lane].end == track.mark and lane in self.joined[track.mark]
        return ends and common == self._head(below)

    def _looks_joined(self, at: int, column: int, common: int) -> bool:
        track = self.tracks[at]
        if track.mark < 0:
            return False
        if track.takes and not common & 1 << track.mark and track.start == track.mark:
            above = self.marked.get(track.mark - 1)
            if above is not None and self.column[above] == column:
                return True
        if track.end > track.mark:
            return False
        below = self.marked.get(track.mark + 1)
        if below is None or self.column[below] != column:
            return False
        return self.tracks[below].takes and self.tracks[below].start == track.mark + 1

    def _first_cost(self, at: int, column: int) -> tuple[int, int, int]:
        """Return what is crossed on the track's first row, how long its line is, and the column."""
        y = self.tracks[at].mark if self.tracks[at].mark >= 0 else self.tracks[at].start
        ends = [self.column[other] for other in self.joined[y] if other != at and self.column[other] >= 0]
        if not ends:
            return 0, 0, column
        low, high = min(column, *ends), max(column, *ends)
        return sum(low < self.column[other] < high for other in self.passing[y]), high - low, column

    def _costs(self, at: int) -> list[int]:
        """Return, for every column, what is crossed if the track is there, and the length of lines."""
        count = len(self.taken)
        steps = [0] * (count + 1)
        for y in self.passed[at]:
            low, high = self.span[y]
            if high - low > 1:
                steps[low + 1] += _CROSSING
                steps[high] -= _CROSSING
        costs = list(accumulate(steps[:count]))
        for y in self.meets[at]:
            ends = [self.column[other] for other in self.joined[y] if other != at]
            low, high = min(ends), max(ends)
            passing = [0] * (count + 1)
            for other in self.passing[y]:
                passing[self.column[other] + 1] += _CROSSING
            before = list(accumulate(passing))
            for column in range(count):
                left = min(column, low)
                right = max(column, high)
                crossed = before[right] - before[left + 1] if left < right else 0
                costs[column] += crossed + right - left
        return costs
