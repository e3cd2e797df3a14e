package import TerminalCanvas

/// Makes events of the bytes that a terminal sends, whatever they are.
///
/// ncurses could do this, but a paste of megabytes would come as so many keys, bytes that aren't
/// UTF-8 as errors, and asking it for a key repaints the screen. A decoder of our own is a value
/// that tests can feed. Control functions have the form that ECMA-48, fifth edition, gives them in
/// clauses 5.4 and 5.6; what keys send is that of xterm's `ctlseqs` and of the terminal's own
/// description.
package struct InputDecoder: Sendable {
    /// What the decoder can't judge without the bytes that may follow.
    package enum Wait: Hashable, Sendable {
        /// Whether Escape was pressed or begins the name of a key; or the rest of a character.
        case sequence
        /// The end of a paste.
        case paste
    }

    /// Milliseconds of silence after which Escape was a key by itself. The pieces of one key come
    /// together; 25 is what ncurses programs set with `set_escdelay` where its 1000 is too slow.
    package static let sequenceMilliseconds = 25
    /// Milliseconds of silence after which a paste has ended, though its end was never sent.
    package static let pasteMilliseconds = 2000
    /// Bytes of a paste that are kept: far beyond any note, and soon read.
    package static let pasteLimit = 1 << 20
    /// Bytes of a control function, or of a string between its marks, before it is given up.
    static let sequenceLimit = 4096
    /// Scalars of one character that are kept: a base and the 30 marks of the Stream-Safe Text
    /// Format (Unicode Standard Annex 15, section 13).
    static let characterLimit = 31

    /// Bytes that weren't kept of the paste that was taken last.
    package private(set) var lostPasteBytes = 0

    var events: [TerminalEvent] = []
    var nextEvent = 0
    var state = State.ground
    /// The sequence so far, from its Escape on.
    var sequence: [UInt8] = []
    var text = TextAssembly()
    private var paste = PasteAssembly()
    private let keys: [[UInt8]: Key]

    enum State: Hashable, Sendable {
        case ground
        case escape
        /// After `ESC [`: parameters until a final byte.
        case control
        /// After `ESC O`: one byte more.
        case singleShift
        /// After `ESC ]`, `ESC P` and the like: a string until its terminator.
        case string
        /// A string in which an Escape came: perhaps its terminator.
        case stringEnd
        /// The rest of a character that was typed with Alt.
        case alternate(remaining: Int)
        case paste
    }

    /// A decoder for a terminal whose own keys send these bytes, each beginning with Escape.
    package init(keys: [[UInt8]: Key] = [:]) {
        self.keys = keys.filter { $0.key.count > 1 && $0.key[0] == 0x1B && $0.key.count <= 32 }
    }

    /// Whether bytes that were fed may mean more with those that follow; nil where they can't.
    package var wait: Wait? {
        switch state {
        case .ground: text.isUnfinished ? .sequence : nil
        case .paste: .paste
        default: .sequence
        }
    }

    /// The next event, in the order of the bytes.
    package mutating func next() -> TerminalEvent? {
        guard nextEvent < events.count else { return nil }
        defer {
            nextEvent += 1
            if nextEvent == events.count {
                events.removeAll(keepingCapacity: true)
                nextEvent = 0
            }
        }
        return events[nextEvent]
    }

    /// Takes in bytes as they were read.
    package mutating func feed(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            if state == .paste {
                index = feedPaste(bytes, from: index)
            } else {
                feed(bytes[index])
                index += 1
            }
        }
        if state == .ground { finishText(isCut: false) }
    }

    /// Nothing came for as long as `wait` is to be waited for: what there is stands for itself.
    package mutating func expire() {
        switch state {
        case .ground: finishText(isCut: true)
        case .escape: emit(.escape)
        case .paste: finishPaste()
        default: break
        }
        abandon()
    }

    private mutating func feedPaste(_ bytes: [UInt8], from start: Int) -> Int {
        let (end, isFinished) = paste.feed(bytes, from: start, limit: Self.pasteLimit)
        if isFinished { finishPaste() }
        return end
    }

    private mutating func finishPaste() {
        let (text, lost) = paste.take()
        lostPasteBytes = lost
        events.append(.paste(text))
        abandon()
    }

    mutating func beginPaste() {
        paste = PasteAssembly()
        sequence.removeAll(keepingCapacity: true)
        state = .paste
    }

    mutating func abandon() {
        sequence.removeAll(keepingCapacity: true)
        state = .ground
    }

    mutating func emit(_ key: Key) {
        events.append(.key(key))
    }

    /// What the terminal's own description calls the sequence so far.
    var describedKey: Key? { keys.isEmpty ? nil : keys[sequence] }

    /// Makes events of the text that was gathered. `isCut` ends also a character that lacks bytes.
    mutating func finishText(isCut: Bool) {
        for character in text.take(isCut: isCut) {
            var character = character
            if character.unicodeScalars.count > Self.characterLimit {
                let kept = character.unicodeScalars.prefix(Self.characterLimit)
                character = String(String.UnicodeScalarView(kept)).first ?? "\u{FFFD}"
            }
            emit(.character(character))
        }
    }
}
