/// Words that sentences of findings are made from.
enum Phrases {
    /// `a`, `a and b`, `a, b and c`; a long list is cut with how many more there are.
    static func list(_ items: [String], limit: Int = 4) -> String {
        var items = items
        if items.count > limit {
            items = Array(items.prefix(limit - 1)) + ["\(items.count - limit + 1) more"]
        }
        guard let last = items.last else { return "nothing" }
        return items.count == 1 ? last : items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Names in back-ticks, each once.
    static func names(_ names: [String]) -> String { list(unique(names).map { "`\($0)`" }) }

    /// `line 4`, `lines 4 and 7`.
    static func lines(_ lines: [Int]) -> String {
        let numbers = unique(lines.sorted())
        return (numbers.count == 1 ? "line " : "lines ") + list(numbers.map(String.init))
    }

    /// `no reading`, `one reading`, `3 readings`.
    static func count(_ count: Int, _ noun: String, _ plural: String) -> String {
        switch count {
        case 0: "no \(noun)"
        case 1: "one \(noun)"
        default: "\(count) \(plural)"
        }
    }

    /// A number of bits to a tenth: `0.3 bits`, `1 bit`, `2.5 bits`.
    static func bits(_ bits: Double) -> String {
        let tenths = Int(((bits > 0 ? min(bits, 1e6) : 0) * 10).rounded())
        let number = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return number + (tenths == 10 ? " bit" : " bits")
    }

    /// The items in their order, each once.
    static func unique<Item: Equatable>(_ items: [Item]) -> [Item] {
        var unique: [Item] = []
        for item in items where !unique.contains(item) { unique.append(item) }
        return unique
    }

    /// A span in whole minutes, the begun one counted: `1 min`, `25 min`.
    static func minutes(_ milliseconds: Int64) -> String {
        "\((max(0, milliseconds) + 59_999) / 60_000) min"
    }
}
