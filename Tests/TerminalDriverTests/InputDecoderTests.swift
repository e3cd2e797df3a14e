import TerminalCanvas
import TerminalDriver
import TestSupport
import Testing

/// Bytes to events, without a terminal.
struct InputDecoderTests {
    /// The events of some bytes, then those that come when nothing follows.
    private func events(_ bytes: [UInt8], keys: [[UInt8]: Key] = [:]) -> [TerminalEvent] {
        var decoder = InputDecoder(keys: keys)
        decoder.feed(bytes)
        var events: [TerminalEvent] = []
        while let event = decoder.next() { events.append(event) }
        while decoder.wait != nil {
            decoder.expire()
            while let event = decoder.next() { events.append(event) }
        }
        return events
    }

    private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

    private func keys(_ bytes: [UInt8]) -> [Key] {
        events(bytes).compactMap {
            if case .key(let key) = $0 { return key }
            return nil
        }
    }

    @Test(arguments: [
        ("a", [Key.character("a")]), (" ", [.character(" ")]), ("\r", [.enter]), ("\n", [.enter]),
        ("\t", [.tab]), ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]),
        ("\u{1}", [.control("a")]),
        ("\u{3}", [.control("c")]), ("\u{1A}", [.control("z")]), ("\u{1B}", [.escape]),
        ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{0}\u{1C}\u{1F}", []),
        ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
        ("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
        ("\u{1B}[H\u{1B}[F\u{1B}OH\u{1B}OF", [.home, .end, .home, .end]),
        ("\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", [.home, .end, .home, .end]),
        ("\u{1B}[3~\u{1B}[5~\u{1B}[6~\u{1B}[Z", [.delete, .pageUp, .pageDown, .backTab]),
        // With modifiers it is the same key; Insert and function keys are none of ours.
        ("\u{1B}[1;5C\u{1B}[3;2~\u{1B}O5A", [.right, .delete, .up]),
        ("\u{1B}[2~\u{1B}OP\u{1B}[15~\u{1B}[[Ax", [.character("x")]),
        // The numeric pad in application mode.
        ("\u{1B}Oq\u{1B}Ok\u{1B}OM", [.character("1"), .character("+"), .enter]),
        // Alt with a key does nothing, and isn't Escape.
        ("\u{1B}x", []), ("\u{1B}éx", [.character("x")]), ("\u{1B}\u{7F}", []),
        // Escape, and then a key that begins with it.
        ("\u{1B}\u{1B}[A", [.escape, .up]),
        // What a terminal answers is no key: a report of the cursor, colours, focus.
        ("\u{1B}[12;40R\u{1B}[I\u{1B}]11;rgb:0/0/0\u{7}\u{1B}P1$r\u{1B}\\x", [.character("x")]),
        // Broken off, the rest counts.
        ("\u{1B}[12\u{18}x", [.character("x")]), ("\u{1B}[12\u{1B}[A", [.up]),
        ("\u{1B}[1\r", [.enter]), ("\u{1B}]0;\u{1B}[A", [.up]),
        ("\u{1B}[99999999999999999999~x", [.character("x")]),
    ])
    func reads(text: String, expected: [Key]) {
        #expect(keys(text) == expected)
    }

    @Test func joinsWhatMakesOneCharacter() {
        #expect(keys("e\u{301}") == [.character("e\u{301}")])
        #expect(keys("👩‍👩‍👧x") == [.character("👩‍👩‍👧"), .character("x")])
        #expect(keys("한") == [.character("한")])
        // A letter under a heap of marks is cut, and still one key.
        let heap = keys("a" + String(repeating: "\u{301}", count: 1000) + "b")
        #expect(heap.count == 2)
        guard case .character(let first) = heap[0] else { return }
        #expect(first.unicodeScalars.count == 31)
    }

    /// The Unicode Standard, version 15.0, tables 3-8 to 3-11: U+FFFD for each maximal part.
    @Test(
        arguments: [
            ([0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41], 8),
            ([0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xED, 0xAF, 0x41], 8),
            ([0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42], 7),
            ([0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], 4),
        ] as [([UInt8], Int)])
    func replacesWhatIsNotUTF8(bytes: [UInt8], replacements: Int) {
        let found = keys(bytes)
        #expect(found.filter { $0 == .character("\u{FFFD}") }.count == replacements)
        let oracle = String(decoding: bytes, as: UTF8.self)
        #expect(found == oracle.map { .character($0) })
    }

    @Test func agreesWithTheStandardLibraryOnAnyBytes() throws {
        try withEverySeed(300) { generator in
            // Leads, continuations and letters, so that much is nearly well formed.
            let bytes = (0..<40).map { _ in
                generator.chance(1, in: 4)
                    ? generator.integer(in: UInt8(0x41)...0x5A)
                    : generator.integer(in: UInt8(0xA0)...0xFF)
            }
            let oracle = String(decoding: bytes, as: UTF8.self).unicodeScalars
                .filter { !(0x80..<0xA0).contains($0.value) }
            let found = keys(bytes).flatMap { key -> [Unicode.Scalar] in
                guard case .character(let character) = key else { return [] }
                return Array(character.unicodeScalars)
            }
            #expect(found == Array(oracle))
        }
    }

    @Test func readsThePiecesOfAKeyAsOne() throws {
        let text = "aé\u{1B}[1;5A\u{1B}OB漢\u{1B}[200~p\u{1B}[20\u{1B}[201~\u{1B}[Z"
        let whole = events(Array(text.utf8))
        #expect(whole.count == 7)
        try withEvery("cut", in: 0...text.utf8.count) { cut in
            var decoder = InputDecoder()
            decoder.feed(Array(text.utf8.prefix(cut)))
            decoder.feed(Array(text.utf8.dropFirst(cut)))
            var found: [TerminalEvent] = []
            while let event = decoder.next() { found.append(event) }
            #expect(found == whole)
            #expect(decoder.wait == nil)
        }
    }

    @Test func readsWhatTheDescriptionSays() {
        // The VT52, and Shift-Tab of the Linux console.
        let own: [[UInt8]: Key] = [Array("\u{1B}A".utf8): .up, Array("\u{1B}\t".utf8): .backTab]
        #expect(
            events(Array("\u{1B}A\u{1B}\tA".utf8), keys: own)
                == [.key(.up), .key(.backTab), .key(.character("A"))])
    }

    @Test func keepsOnlySoMuchOfAPaste() {
        let limit = InputDecoder.pasteLimit
        var decoder = InputDecoder()
        decoder.feed(Array("\u{1B}[200~a".utf8))
        // Two bytes each: the limit falls into the middle of one.
        decoder.feed(Array(String(repeating: "é", count: limit).utf8))
        decoder.feed(Array("\u{1B}[201~x".utf8))
        guard case .paste(let text) = decoder.next() else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == limit - 1)
        #expect(text.hasSuffix("é"))
        #expect(decoder.lostPasteBytes == limit + 2)
        #expect(decoder.next() == .key(.character("x")))
        decoder.feed(Array("\u{1B}[200~short\u{1B}[201~".utf8))
        #expect(decoder.next() == .paste("short"))
        #expect(decoder.lostPasteBytes == 0)
    }

    @Test func aPasteHoldsAnything() {
        let inside = "a\u{0}\r\n\u{1B}[A\u{1B}[201\u{1B}[20"
        #expect(
            events(Array("\u{1B}[200~\(inside)\u{1B}[201~\u{1B}[201~".utf8)) == [.paste(inside)])
        #expect(
            events([0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E, 0xFF, 0x61]) == [.paste("\u{FFFD}a")])
    }

    @Test func anyBytesAreOutlived() throws {
        try withEverySeed(200) { generator in
            var decoder = InputDecoder()
            var waits = 0
            for _ in 0..<20 {
                var bytes = generator.bytes(generator.integer(in: 0...64))
                if generator.chance(1, in: 2) { bytes.append(0x1B) }
                if generator.chance(1, in: 4) { bytes += Array("[200~".utf8) }
                decoder.feed(bytes)
                if decoder.wait != nil, generator.chance(1, in: 2) {
                    decoder.expire()
                    waits += 1
                    #expect(decoder.wait == nil)
                }
                while let event = decoder.next() {
                    guard case .key(.character(let character)) = event else { continue }
                    #expect(character.unicodeScalars.allSatisfy { $0.value >= 0x20 })
                    #expect(
                        character.unicodeScalars.allSatisfy { !(0x7F..<0xA0).contains($0.value) })
                }
            }
            #expect(waits > 0)
        }
    }
}
