import Plant
import SimulationKernel

extension ParameterReading {
    /// The entries of a mapping inside a parameter, each a scalar; nil for anything else.
    func scalars(_ entries: [NamedValue], in parameter: String) throws(PlantProblem)
        -> [(name: String, word: String)]
    {
        var result: [(String, String)] = []
        for entry in entries {
            guard let word = entry.value.word else {
                throw problem(parameter, "`\(entry.name)` isn't one word", expected: "one word")
            }
            result.append((entry.name, word))
        }
        return result
    }

    /// The entries of a value that should be a mapping with some of the given keys.
    func fields(_ value: DeclaredValue, of name: String, in parameter: String, keys: [String])
        throws(PlantProblem) -> [NamedValue]
    {
        guard case .mapping(let entries) = value else {
            throw problem(
                parameter, "`\(name)` isn't a mapping",
                expected: "some of " + keys.map { "`\($0)`" }.joined(separator: ", "))
        }
        for entry in entries where !keys.contains(entry.name) {
            throw problem(
                parameter, "unknown key `\(entry.name)` of `\(name)`", given: entry.name,
                candidates: keys)
        }
        return entries
    }

    func word(_ key: String, of entries: [NamedValue], in parameter: String)
        throws(PlantProblem) -> String?
    {
        guard let value = entries.first(where: { $0.name == key })?.value else { return nil }
        guard let word = value.word else {
            throw problem(parameter, "`\(key)` isn't one word", expected: "one word")
        }
        return word
    }

    func integer(
        _ key: String, of entries: [NamedValue], in parameter: String, range: ClosedRange<Int64>,
        default fallback: Int64
    ) throws(PlantProblem) -> Int64 {
        guard let word = try word(key, of: entries, in: parameter) else { return fallback }
        guard let value = Int64(word), range.contains(value) else {
            throw problem(
                parameter, "`\(key)` is `\(word)`",
                expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// An IPv4 address; 0 where the key is missing.
    func address(_ key: String, of entries: [NamedValue], in parameter: String)
        throws(PlantProblem) -> Int64
    {
        guard let word = try word(key, of: entries, in: parameter) else { return 0 }
        return try address(word, in: parameter)
    }

    func address(_ word: String, in parameter: String) throws(PlantProblem) -> Int64 {
        guard let bits = IPv4.bits(ofText: word) else {
            throw problem(
                parameter, "`\(word)` isn't an address", expected: "an IPv4 address (10.20.1.50)")
        }
        return bits
    }

    func prefix(_ word: String, in parameter: String) throws(PlantProblem)
        -> (address: Int64, length: Int64)
    {
        guard let prefix = AddressText.prefix(word) else {
            throw problem(
                parameter, "`\(word)` isn't an address with its length",
                expected: "an address and a length (10.20.1.50/24)")
        }
        return prefix
    }

    func hardwareAddress(_ word: String?, interface: String, prefix: Int64)
        throws(PlantProblem) -> Int64
    {
        guard let word else {
            var digest = Digest()
            digest.add(declaration.id + "." + interface)
            return prefix << 24 | Int64(digest.value & 0xFF_FFFF)
        }
        guard let bits = AddressText.hardwareBits(word), bits & 0x0100_0000_0000 == 0 else {
            throw problem(
                "interfaces", "`\(word)` isn't a hardware address",
                expected: "six hexadecimal pairs (a4:83:e7:10:20:11), not of a group")
        }
        return bits
    }

    /// Port names from a list in which `gi1/0/1-24` stands for 24 of them.
    func portNames(_ words: [String], in parameter: String) throws(PlantProblem) -> [String] {
        var names: [String] = []
        for word in words {
            let expanded = PortNames.expand(word)
            if expanded.isEmpty {
                throw problem(
                    parameter, "`\(word)` isn't a port or a range of ports",
                    expected: "a name or a range of its last number (gi1/0/1-24)")
            }
            for name in expanded where names.contains(name) {
                throw problem(parameter, "`\(name)` is there twice")
            }
            names += expanded
        }
        return names
    }

    /// A list of words inside a mapping, or one word for a list of one.
    func list(_ value: DeclaredValue, in parameter: String) throws(PlantProblem) -> [String] {
        guard case .list(let items) = value else {
            guard let word = value.word else {
                throw problem(parameter, "a mapping where a list should be")
            }
            return [word]
        }
        var words: [String] = []
        for item in items {
            guard let word = item.word else {
                throw problem(parameter, "an item of `\(parameter)` isn't a word")
            }
            words.append(word)
        }
        return words
    }
}

/// Names of switch and router ports.
package enum PortNames {
    /// What a word stands for: itself, or the names of a range of its last number.
    static func expand(_ word: String) -> [String] {
        guard let dash = word.lastIndex(of: "-") else { return word.isEmpty ? [] : [word] }
        let head = word[..<dash]
        let digits = head.reversed().prefix { $0.isNumber }.count
        let stem = head.dropLast(digits)
        guard let first = Int(head.suffix(digits)),
            let last = Int(word[word.index(after: dash)...]),
            first <= last, last - first < 128
        else { return [] }
        return (first...last).map { stem + String($0) }
    }

    /// The fastest rate of a port by the letters of its name, in Mb/s.
    static func rate(of name: String) -> Int64 {
        switch name.prefix(2) {
        case "fa": 100
        case "te": 10000
        case "tw": 2500
        case "fi": 5000
        default: 1000
        }
    }

    /// The long form that a console prints in full (`gi1/0/7` → `GigabitEthernet1/0/7`).
    package static func long(_ name: String) -> String {
        let kinds = [
            ("fa", "FastEthernet"), ("gi", "GigabitEthernet"), ("ge", "GigabitEthernet"),
            ("te", "TenGigabitEthernet"), ("tw", "TwoGigabitEthernet"),
            ("fi", "FiveGigabitEthernet"), ("vlan", "Vlan"),
        ]
        for (short, long) in kinds where name.hasPrefix(short) {
            return long + name.dropFirst(short.count)
        }
        return name
    }

    /// The short form that a console prints in tables (`gi1/0/7` → `Gi1/0/7`).
    package static func short(_ name: String) -> String {
        if name.hasPrefix("ge") { return "Gi" + name.dropFirst(2) }
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}
