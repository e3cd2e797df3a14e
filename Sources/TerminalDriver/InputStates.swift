import TerminalCanvas

extension InputDecoder {
    private static let escape: UInt8 = 0x1B

    /// Takes in one byte outside of a paste.
    mutating func feed(_ byte: UInt8) {
        switch state {
        case .ground: ground(byte)
        case .escape: afterEscape(byte)
        case .control: control(byte)
        case .singleShift: singleShift(byte)
        case .string, .stringEnd: string(byte)
        case .alternate(let remaining): alternate(byte, remaining)
        // Pastes are taken in whole, not by the byte.
        case .paste: break
        }
    }

    private mutating func ground(_ byte: UInt8) {
        if byte >= 0x20 && byte != 0x7F {
            text.feed(byte)
            return
        }
        finishText(isCut: true)
        switch byte {
        case Self.escape: begin()
        case 0x08, 0x7F: emit(.backspace)
        case 0x09: emit(.tab)
        case 0x0A, 0x0D: emit(.enter)
        case 0x01...0x1A: emit(.control(Character(Unicode.Scalar(byte + 0x60))))
        // Control with a digit or a sign: no keys of ours.
        default: break
        }
    }

    private mutating func begin() {
        sequence = [Self.escape]
        state = .escape
    }

    private mutating func afterEscape(_ byte: UInt8) {
        sequence.append(byte)
        switch byte {
        case Self.escape:
            // Escape twice: the first was a key by itself.
            emit(.escape)
            begin()
        case UInt8(ascii: "["): state = .control
        case UInt8(ascii: "O"): state = .singleShift
        // Device control, start of string, operating system command, privacy message, application
        // program command (ECMA-48, 5.6): a terminal's answer, or Alt with that sign.
        case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "]"), UInt8(ascii: "^"),
            UInt8(ascii: "_"):
            state = .string
        default:
            if let key = describedKey {
                emit(key)
                abandon()
            } else {
                // Alt with a key: none of ours, and not Escape either.
                let following = TextAssembly.following(lead: byte) ?? 0
                abandon()
                if following > 0 { state = .alternate(remaining: following) }
            }
        }
    }

    private mutating func alternate(_ byte: UInt8, _ remaining: Int) {
        guard byte & 0xC0 == 0x80 else {
            abandon()
            feed(byte)
            return
        }
        if remaining > 1 {
            state = .alternate(remaining: remaining - 1)
        } else {
            abandon()
        }
    }

    private mutating func control(_ byte: UInt8) {
        guard isPartOfSequence(byte) else { return }
        if let key = describedKey {
            emit(key)
            abandon()
            return
        }
        // The console of Linux names its first function keys `ESC [ [ A`.
        let isConsoleFunction = sequence.count == 3 && byte == UInt8(ascii: "[")
        guard (0x40...0x7E).contains(byte), !isConsoleFunction else { return }
        finishControl(byte)
    }

    /// Adds a byte to the sequence; false where it doesn't belong there, and was taken in anew.
    private mutating func isPartOfSequence(_ byte: UInt8) -> Bool {
        if (0x20...0x7E).contains(byte), sequence.count < Self.sequenceLimit {
            sequence.append(byte)
            return true
        }
        abandon()
        // Cancel and Substitute end a control function and are no keys here.
        if byte != 0x18 && byte != 0x1A { feed(byte) }
        return false
    }

    private mutating func finishControl(_ final: UInt8) {
        let parameters = sequence.dropFirst(2).dropLast()
        let first = parameters.prefix { $0 != UInt8(ascii: ";") }
        let isPlain = first.allSatisfy { (0x30...0x39).contains($0) } && first.count <= 4
        let isConsoleFunction = parameters.first == UInt8(ascii: "[")
        abandon()
        guard isPlain, !isConsoleFunction else { return }
        let number = first.reduce(0) { $0 * 10 + Int($1) - 0x30 }
        if final == UInt8(ascii: "~") {
            if number == 200 { return beginPaste() }
            if let key = Self.numbered[number] { emit(key) }
        } else if let key = Self.lettered[final] {
            emit(key)
        }
    }

    private mutating func singleShift(_ byte: UInt8) {
        guard isPartOfSequence(byte) else { return }
        // xterm puts modifiers between, as in `ESC O 5 A`.
        if (0x30...0x39).contains(byte) { return }
        let key = describedKey ?? Self.lettered[byte] ?? Self.keypad[byte]
        abandon()
        if let key { emit(key) }
    }

    private mutating func string(_ byte: UInt8) {
        if state == .stringEnd {
            abandon()
            if byte != UInt8(ascii: "\\") {
                // The string was broken off by another sequence.
                begin()
                feed(byte)
            }
            return
        }
        switch byte {
        case Self.escape: state = .stringEnd
        case 0x07, 0x18, 0x1A: abandon()
        default:
            sequence.append(byte)
            if sequence.count >= Self.sequenceLimit { abandon() }
        }
    }

    /// `ESC [ … letter` and `ESC O letter`. Modifiers don't make another key.
    private static let lettered: [UInt8: Key] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
        UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
        UInt8(ascii: "Z"): .backTab,
    ]

    /// `ESC [ number ~`.
    private static let numbered: [Int: Key] = [
        1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]

    /// `ESC O letter`: the numeric pad in application mode, as the keys are engraved.
    private static let keypad: [UInt8: Key] = {
        var keys: [UInt8: Key] = [UInt8(ascii: "M"): .enter, UInt8(ascii: "I"): .tab]
        // From `j` on: * + , - . / and the digits; `X` is =.
        for (offset, sign) in "*+,-./0123456789".enumerated() {
            keys[UInt8(ascii: "j") + UInt8(offset)] = .character(sign)
        }
        keys[UInt8(ascii: "X")] = .character("=")
        return keys
    }()
}
