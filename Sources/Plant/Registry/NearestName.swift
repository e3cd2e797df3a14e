/// Finds the name that somebody probably meant.
package enum NearestName {
    /// Names longer than this many scalars are neither looked for nor suggested.
    static let lengthLimit = 64

    /// The candidate nearest to what was written, or nil where none is near.
    ///
    /// Near means at most a third of the letters wrong, but never fewer than one allowed and never
    /// more than three. Upper and lower case count as equal. Among equally near candidates the
    /// first wins; what is written exactly as a candidate has no suggestion.
    package static func nearest(to written: String, among candidates: [String]) -> String? {
        let target = folded(written)
        guard !target.isEmpty, target.count <= lengthLimit else { return nil }
        var best = min(max(1, target.count / 3), 3) + 1
        var name: String?
        for candidate in candidates where candidate != written {
            let letters = folded(candidate)
            guard letters.count <= lengthLimit, abs(letters.count - target.count) < best else {
                continue
            }
            // A name of one or two letters is near to everything; only its case can be wrong.
            if target.count < 3, letters != target { continue }
            let distance = distance(target, letters)
            if distance < best {
                best = distance
                name = candidate
            }
        }
        return name
    }

    private static func folded(_ name: String) -> [Unicode.Scalar] {
        Array(name.lowercased().unicodeScalars)
    }

    /// The Damerau–Levenshtein distance: the fewest insertions, deletions, substitutions and swaps
    /// of neighbours that turn one sequence into the other (Lowrance and Wagner, "An extension of
    /// the string-to-string correction problem", J. ACM 22, 1975).
    package static func distance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
        let far = a.count + b.count
        let width = b.count + 2
        var table = [Int](repeating: far, count: (a.count + 2) * width)
        for i in 0...a.count { table[(i + 1) * width + 1] = i }
        for j in 0...b.count { table[width + j + 1] = j }
        if a.isEmpty || b.isEmpty { return far }
        for i in 1...a.count {
            // The last column of this row at which the letters were equal.
            var matchedColumn = 0
            for j in 1...b.count {
                // The last row above this one whose letter is this column's.
                var matchedRow = i - 1
                while matchedRow > 0, a[matchedRow - 1] != b[j - 1] { matchedRow -= 1 }
                let swapped =
                    table[matchedRow * width + matchedColumn]
                    + (i - matchedRow - 1) + 1 + (j - matchedColumn - 1)
                let equal = a[i - 1] == b[j - 1]
                let substituted = table[i * width + j] + (equal ? 0 : 1)
                if equal { matchedColumn = j }
                let inserted = table[(i + 1) * width + j] + 1
                let deleted = table[i * width + j + 1] + 1
                table[(i + 1) * width + j + 1] = min(swapped, substituted, inserted, deleted)
            }
        }
        return table[(a.count + 1) * width + b.count + 1]
    }
}
