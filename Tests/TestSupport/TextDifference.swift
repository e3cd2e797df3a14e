/// Where two texts first differ, in a form that a person can read; nil when they are equal.
///
/// Lines are numbered from 1. Spaces at a line's end and control characters, which can't be seen,
/// are shown as `·` and `\u{1B}`. At most three lines of each text follow the first difference.
package func textDifference(expected: String, actual: String) -> String? {
    // Compared by scalars: two spellings of one accented letter are different text here.
    if Array(expected.unicodeScalars) == Array(actual.unicodeScalars) { return nil }
    let expectedLines = lines(of: expected)
    let actualLines = lines(of: actual)
    var first = 0
    while first < expectedLines.count, first < actualLines.count,
        Array(expectedLines[first].unicodeScalars) == Array(actualLines[first].unicodeScalars)
    {
        first += 1
    }
    var report = ["first difference at line \(first + 1):"]
    for number in max(0, first - 2)..<first { report.append("    \(visible(actualLines[number]))") }
    report += excerpt(expectedLines, from: first, mark: "  - ", nameOfEnd: "expected")
    report += excerpt(actualLines, from: first, mark: "  + ", nameOfEnd: "actual")
    return report.joined(separator: "\n")
}

private func excerpt(
    _ lines: [Substring], from first: Int, mark: String, nameOfEnd: String
) -> [String] {
    if first >= lines.count { return ["\(mark)(the \(nameOfEnd) text ends here)"] }
    return lines[first...].prefix(3).map { mark + visible($0) }
}

/// The lines of a text; what follows the last newline is a line too, even when it is empty.
private func lines(of text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
}

private func visible(_ line: Substring) -> String {
    var ending = 0
    var text = line
    while text.last == " " {
        text.removeLast()
        ending += 1
    }
    let escaped = text.unicodeScalars.map { scalar in
        scalar.value < 0x20 || scalar.value == 0x7F ? scalar.escaped(asASCII: true) : "\(scalar)"
    }
    return escaped.joined() + String(repeating: "·", count: ending)
}
