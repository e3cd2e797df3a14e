extension Split {
    /// Where each part of a split lies along a length of cells; nil for those that are left out.
    ///
    /// Every part has its minimum: while these don't fit, the part of the least importance goes
    /// (the last of equals), until one is left, which gets what there is. What remains is shared
    /// by weight, up to each part's maximum. The parts follow each other without gaps, from 0; the
    /// end of the length stays empty where no part may grow any more.
    package static func ranges(of parts: [SplitPart], in length: Int) -> [Range<Int>?] {
        let length = max(0, length)
        var isKept = parts.map { _ in true }
        var needed = parts.reduce(0) { sum($0, least($1)) }
        var count = parts.count
        while needed > length, count > 1, let index = leastImportant(parts, isKept) {
            isKept[index] = false
            count -= 1
            needed = parts.indices.reduce(0) { isKept[$1] ? sum($0, least(parts[$1])) : $0 }
        }
        var sizes = parts.indices.map { isKept[$0] ? min(least(parts[$0]), length) : 0 }
        grow(&sizes, parts, isKept, by: length - sizes.reduce(0, +))
        var start = 0
        return parts.indices.map { index in
            guard isKept[index] else { return nil }
            defer { start += sizes[index] }
            return start..<start + sizes[index]
        }
    }

    private static func least(_ part: SplitPart) -> Int { max(0, part.minimum) }

    /// A sum that stays at the largest number instead of trapping.
    private static func sum(_ first: Int, _ second: Int) -> Int {
        let (total, isOver) = first.addingReportingOverflow(second)
        return isOver ? .max : total
    }

    private static func leastImportant(_ parts: [SplitPart], _ isKept: [Bool]) -> Int? {
        var found: Int?
        for (index, part) in parts.enumerated() where isKept[index] {
            if let best = found, parts[best].importance < part.importance { continue }
            found = index
        }
        return found
    }

    /// Shares cells among the parts that may still grow, again and again until none is left or
    /// nobody takes one.
    private static func grow(
        _ sizes: inout [Int], _ parts: [SplitPart], _ isKept: [Bool], by cells: Int
    ) {
        var rest = cells
        while rest > 0 {
            let growing = parts.indices.filter { index in
                isKept[index] && parts[index].weight > 0
                    && sizes[index] < (parts[index].maximum ?? .max)
            }
            // A weight beyond any canvas is no other than the greatest of them.
            let weights = growing.map { min(parts[$0].weight, 1 << 20) }
            let whole = weights.reduce(0, +)
            if whole == 0 { return }
            let shared = rest
            for (index, weight) in zip(growing, weights) {
                // Rounded up, so that the first of equals get what can't be divided.
                let share = min(rest, (shared * weight + whole - 1) / whole)
                let room = (parts[index].maximum ?? .max) - sizes[index]
                sizes[index] += min(share, room)
                rest -= min(share, room)
            }
        }
    }
}
