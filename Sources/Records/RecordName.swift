/// The ids that records go by: short, sortable, and safe in a path, a URL and a shell.
///
/// Digits are Crockford's base 32 in lower case, which leaves out `i l o u` and sorts as it counts
/// (Crockford, "Base 32", https://www.crockford.com/base32.html).
package enum RecordName {
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    /// Seven digits hold 35 bits: seconds until the year 3058.
    private static let momentDigits = 7
    private static let lastMoment = (Int64(1) << 35) - 1
    /// The most bytes that an id may have.
    package static let maximumLength = 100

    /// A session's id, such as `s1mfj3q0-7x2k`: it begins with a letter, later sessions sort after
    /// earlier ones, and sessions of one second are told apart by 20 bits of chance.
    ///
    /// - Parameters:
    ///   - startedAtSeconds: whole seconds since 1970-01-01 00:00 UTC; what lies outside 35 bits
    ///     counts as the nearest that doesn't.
    ///   - chance: any random word.
    package static func session(startedAtSeconds: Int64, chance: UInt64) -> String {
        let moment = UInt64(min(max(startedAtSeconds, 0), lastMoment))
        return "s" + text(moment, count: momentDigits) + "-" + text(chance, count: 4)
    }

    /// A trainee's pseudonym, such as `t-4w0fz9kd`: 40 bits of chance and nothing else.
    package static func trainee(chance: UInt64) -> String {
        "t-" + text(chance, count: 8)
    }

    /// The lowest digits of a number, highest first.
    private static func text(_ number: UInt64, count: Int) -> String {
        let units = (0..<count).reversed().map { digits[Int(number >> UInt64(5 * $0) & 31)] }
        return String(decoding: units, as: UTF8.self)
    }

    /// Whether a text may be an id: 1 to 100 bytes of ASCII without spaces and control characters.
    ///
    /// Stores compare ids byte for byte, and some keep them as C strings: what isn't such a text
    /// is refused before it gets there.
    package static func isValid(_ id: String) -> Bool {
        (1...maximumLength).contains(id.utf8.count) && id.utf8.allSatisfy { 0x21...0x7E ~= $0 }
    }
}
