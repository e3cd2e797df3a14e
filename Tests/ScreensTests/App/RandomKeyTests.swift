import Screens
import TerminalCanvas
import TestSupport
import Testing

/// Whatever is pressed, at whatever size, the screen stays whole.
@Suite struct RandomKeyTests {
    static let keys: [Key] =
        [
            .enter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .home,
            .end, .pageUp, .pageDown, .character(" "), .character("?"), .character("日"),
            .character("\u{301}"), .character("🇩"), .character("👩‍🚀"), .character("\u{202E}"),
        ]
        + "abcdefgklnopquvwxz".map { .control($0) } + "cfrCF123456789aeiost".map { .character($0) }

    /// Pieces of commands, so that the session moves on now and then.
    static let pieces = [
        "look", "go mr", "go eng", "map", "help", "status", "measure waveform jf-1.monitor-3",
        "suspect rtr", "palette", "home", "1", "keys", "note \u{1B}[2Jred 日本",
        "measure vectorscope jf-1.monitor-3", "close", "ask mags ", "again", "cursor", "picture",
    ]

    static let sizes: [(Int, Int)] = [
        (40, 12), (80, 24), (120, 36), (200, 60), (20, 5), (1, 1), (7, 40), (160, 3), (59, 17),
    ]

    @Test(arguments: 1...4) func twentyThousandKeysInFourRuns(run: Int) throws {
        var random = SeededGenerator(seed: UInt64(run))
        let harness = try AppState.home.harness()
        var size = (80, 24)
        for number in 0..<5000 {
            let event: TerminalEvent
            switch random.integer(in: 0...19) {
            case 0:
                size = random.pick(RandomKeyTests.sizes)
                event = .resized(columns: size.0, rows: size.1)
            case 1: event = .paste(random.pick(RandomKeyTests.pieces))
            case 2, 3: event = .key(.enter)
            default: event = .key(random.pick(RandomKeyTests.keys))
            }
            harness.carryOut(harness.app.receive(event))
            // Painting is what takes the time, and a frame is like the one before it.
            if number % 3 > 0 { continue }
            let frame = harness.frame(size.0, size.1)
            #expect(frame.columns == size.0 && frame.rows == size.1)
            for line in frame.lines {
                #expect(PlainText.columns(of: line) == size.0, "key \(number)")
            }
            if let caret = frame.caret {
                #expect((0..<size.0).contains(caret.column) && (0..<size.1).contains(caret.row))
            }
            _ = harness.app.takeSpoken()
        }
    }
}
