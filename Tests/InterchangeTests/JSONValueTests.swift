import Foundation
import Interchange
import TestSupport
import Testing

/// JSON as others read it: Foundation's reader is the oracle.
@Suite struct JSONValueTests {
    @Test(arguments: [
        (JSONValue.null, "null"), (.flag(true), "true"), (.flag(false), "false"),
        (.integer(0), "0"), (.integer(.min), "-9223372036854775808"),
        (.integer(.max), "9223372036854775807"), (.text(""), "\"\""), (.text("a/b"), "\"a/b\""),
        (.text("say \"hi\" \\ bye"), #""say \"hi\" \\ bye""#),
        (.text("\u{0}\u{8}\t\n\r\u{1F}\u{7F}"), #""\u0000\u0008\u0009\u000a\u000d\u001f\u007f""#),
        (.text("é±東"), #""\u00e9\u00b1\u6771""#), (.text("🎬"), #""\ud83c\udfac""#),
        (.text("\u{2028}\u{FEFF}\u{10FFFF}"), #""\u2028\ufeff\udbff\udfff""#),
        (.array([]), "[]"), (.object([:]), "{}"), (.optional(nil), "null"),
        (.optional("a"), "\"a\""), (.array([.array([]), .object([:])]), "[\n  [],\n  {}\n]"),
        (
            .object(["id": .integer(1), "a": .array([.null])]),
            "{\n  \"id\": 1,\n  \"a\": [\n    null\n  ]\n}"
        ),
    ])
    func text(_ value: JSONValue, _ text: String) {
        #expect(value.text == text)
    }

    @Test func keysKeepTheOrderInWhichTheyWereWritten() {
        let keys = ["id", "z", "a", "é", "\"", "0"]
        let value = JSONValue.object(keys.map { JSONMember($0, .null) })
        let lines = value.text.split(separator: "\n").dropFirst().dropLast()
        #expect(
            lines.map { $0.prefix { $0 != ":" } } == [
                "  \"id\"", "  \"z\"", "  \"a\"", #"  "\u00e9""#, #"  "\"""#, "  \"0\"",
            ])
    }

    @Test func anotherReaderFindsTheSameValue() throws {
        try withEverySeed(400) { generator in
            let value = RandomJSON.value(depth: 4, &generator)
            let text = value.text
            #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
            let read = try JSONSerialization.jsonObject(
                with: Data(text.utf8), options: .fragmentsAllowed)
            let difference = RandomJSON.difference(value, read)
            #expect(difference == nil, "\(difference ?? "")\n\(text)")
        }
    }

    @Test func deepNestingIsRead() throws {
        var value = JSONValue.text("deepest")
        for level in 0..<200 { value = level % 2 == 0 ? .array([value]) : .object(["a": value]) }
        let read = try JSONSerialization.jsonObject(with: Data(value.text.utf8))
        #expect(RandomJSON.difference(value, read) == nil)
    }
}

/// Seeded values of any shape, and how they differ from what another reader made of their text.
enum RandomJSON {
    static func value(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
        switch generator.integer(in: 0...(depth > 0 ? 7 : 3)) {
        case 0: return .null
        case 1: return .flag(generator.chance(1, in: 2))
        case 2: return .integer(generator.integerOfAnySize())
        case 3: return .text(text(&generator))
        case 4, 5:
            return .array(
                (0..<generator.integer(in: 0...5)).map { _ in
                    value(depth: depth - 1, &generator)
                })
        default:
            // The number keeps the keys apart; a reader may drop one of two equal ones.
            return .object(
                (0..<generator.integer(in: 0...5)).map { number in
                    JSONMember(
                        "\(number)" + text(&generator), value(depth: depth - 1, &generator))
                })
        }
    }

    /// Scalars from all over Unicode, as often ASCII as not.
    private static func text(_ generator: inout SeededGenerator) -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<generator.integer(in: 0...12) {
            let limit = generator.pick([0x7F, 0x7F, 0x7FF, 0xFFFF, 0x10FFFF] as [UInt32])
            // Surrogates aren't scalars.
            if let scalar = Unicode.Scalar(generator.integer(in: 0...limit)) {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// The first difference, as a path and both sides; nil where there is none.
    static func difference(_ value: JSONValue, _ read: Any) -> String? {
        switch (value, read) {
        case (.null, is NSNull): return nil
        case (.flag(let flag), let number as NSNumber):
            return number.boolValue == flag ? nil : "\(flag) is \(number)"
        case (.integer(let integer), let number as NSNumber):
            return number.int64Value == integer ? nil : "\(integer) is \(number)"
        case (.text(let text), let other as String):
            let isSame = text.unicodeScalars.elementsEqual(other.unicodeScalars)
            return isSame ? nil : "`\(text)` is `\(other)`"
        case (.array(let values), let others as [Any]):
            if values.count != others.count { return "\(values.count) are \(others.count)" }
            for (index, pair) in zip(values, others).enumerated() {
                if let found = difference(pair.0, pair.1) { return "[\(index)]: \(found)" }
            }
            return nil
        case (.object(let members), let others as [String: Any]):
            if members.count != others.count { return "\(members.count) are \(others.count)" }
            for member in members {
                guard let other = others[member.key] else { return "`\(member.key)` is lost" }
                if let found = difference(member.value, other) {
                    return "`\(member.key)`: \(found)"
                }
            }
            return nil
        default: return "\(value) is \(type(of: read))"
        }
    }
}
