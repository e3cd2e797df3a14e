/// One word of linear timecode: 80 bits, which a frame's length of the longitudinal track carries.
///
/// Bit 0 is sent first. Digits are BCD, least significant bit first, with a binary group of four
/// bits after each; bits 64–79 are the synchronising word 0011 1111 1111 1101 (ST 12-1 §9).
package struct LinearTimecodeWord: Hashable, Sendable {
    /// Bits 0–63, bit 0 lowest: label, flags and binary groups.
    package private(set) var data: UInt64

    /// Bits 64–79 as they are sent, first bit lowest.
    package static let synchronisingWord: UInt16 = 0xBFFC

    /// How many bits a word has.
    package static let bitCount = 80

    /// A word as it was received, the first bit lowest; nil without the synchronising word.
    package init?(data: UInt64, synchronisingWord: UInt16) {
        guard synchronisingWord == LinearTimecodeWord.synchronisingWord else { return nil }
        self.data = data
    }

    /// The word of a label, its polarity correction bit set.
    ///
    /// - Parameters:
    ///   - label: hours 0…23, minutes and seconds 0…59, frames below the labels per second.
    ///   - count: at most 30 labels a second; at 50 and 60 a word goes with each pair of frames.
    ///   - isColourFramed: whether labels follow the colour frame sequence.
    ///   - userBits: the eight binary groups, the first lowest.
    /// - Returns: nil where the count never gives the label, or has more than 30 a second.
    package init?(
        _ label: Timecode, count: TimecodeCount, isColourFramed: Bool = false, userBits: UInt32 = 0
    ) {
        guard count.framesPerSecond <= 30, count.frame(ofLabel: label) != nil else { return nil }
        var data: UInt64 = 0
        let digits: [(value: Int64, shift: UInt64)] = [
            (label.frames % 10, 0), (label.frames / 10, 8),
            (label.seconds % 10, 16), (label.seconds / 10, 24),
            (label.minutes % 10, 32), (label.minutes / 10, 40),
            (label.hours % 10, 48), (label.hours / 10, 56),
        ]
        for (value, shift) in digits { data |= UInt64(value) << shift }
        for group in UInt64(0)..<8 {
            data |= UInt64(userBits >> UInt32(4 * group) & 15) << (8 * group + 4)
        }
        if count.isDropFrame { data |= 1 << LinearTimecodeWord.dropFrameBit }
        if isColourFramed { data |= 1 << LinearTimecodeWord.colourFrameBit }
        self.data = data
        let polarity = LinearTimecodeWord.polarityBit(framesPerSecond: count.framesPerSecond)
        if oneCount % 2 == 1 { self.data |= 1 << polarity }
    }

    private static let dropFrameBit: UInt64 = 10
    private static let colourFrameBit: UInt64 = 11

    /// The bit that keeps the number of ones even, so that every word begins with the same edge:
    /// 59 at 25 frames a second, 27 at 24 and 30.
    package static func polarityBit(framesPerSecond: Int64) -> UInt64 {
        framesPerSecond == 25 ? 59 : 27
    }

    /// Whether the word is flagged as drop-frame.
    package var isDropFrame: Bool { data >> LinearTimecodeWord.dropFrameBit & 1 == 1 }

    /// Whether the word is flagged as following the colour frame sequence.
    package var isColourFramed: Bool { data >> LinearTimecodeWord.colourFrameBit & 1 == 1 }

    /// How many of the 80 bits are one.
    package var oneCount: Int {
        data.nonzeroBitCount + LinearTimecodeWord.synchronisingWord.nonzeroBitCount
    }

    /// The eight binary groups, the first lowest.
    package var userBits: UInt32 {
        var bits: UInt32 = 0
        for group in UInt64(0)..<8 {
            bits |= UInt32(data >> (8 * group + 4) & 15) << UInt32(4 * group)
        }
        return bits
    }

    /// The label, as its digits stand: tens of frames and hours have two bits, of minutes and
    /// seconds three.
    package var label: Timecode {
        func digits(_ shift: UInt64, tens mask: UInt64) -> Int64 {
            Int64(data >> shift & 15) + 10 * Int64(data >> (shift + 8) & mask)
        }
        return Timecode(
            hours: digits(48, tens: 3), minutes: digits(32, tens: 7), seconds: digits(16, tens: 7),
            frames: digits(0, tens: 3))
    }

    /// One of the 80 bits, 0…79, in the order in which they are sent.
    package func bit(_ index: Int) -> Bool {
        index < 64
            ? data >> UInt64(index) & 1 == 1
            : LinearTimecodeWord.synchronisingWord >> UInt16(index - 64) & 1 == 1
    }
}

/// Bi-phase mark: a change at the beginning of each bit, and one more in the middle of a one.
package enum BiphaseMark {
    /// The level of the line in each half bit, after a given level.
    package static func levels(of word: LinearTimecodeWord, after level: Bool) -> [Bool] {
        var levels: [Bool] = []
        levels.reserveCapacity(2 * LinearTimecodeWord.bitCount)
        var now = level
        for index in 0..<LinearTimecodeWord.bitCount {
            now.toggle()
            levels.append(now)
            if word.bit(index) { now.toggle() }
            levels.append(now)
        }
        return levels
    }

    /// The words that a line's half bits hold, wherever they begin and whichever way up it is.
    ///
    /// A word is found by its synchronising word and the 64 bits before it; one that is cut off or
    /// damaged isn't found.
    package static func words(in levels: [Bool]) -> [LinearTimecodeWord] {
        let even = words(in: levels, from: 0)
        return even.isEmpty ? words(in: levels, from: 1) : even
    }

    private static func words(in levels: [Bool], from first: Int) -> [LinearTimecodeWord] {
        var words: [LinearTimecodeWord] = []
        var data: UInt64 = 0
        var end: UInt16 = 0
        var count = 0
        var index = first
        while index + 1 < levels.count {
            let isOne = levels[index] != levels[index + 1]
            // The newest bit comes in at the top, and what falls out of the end enters the data.
            data = data >> 1 | UInt64(end & 1) << 63
            end = end >> 1 | (isOne ? 0x8000 : 0)
            count += 1
            if count >= LinearTimecodeWord.bitCount,
                let word = LinearTimecodeWord(data: data, synchronisingWord: end)
            {
                words.append(word)
                count = 0
            }
            index += 2
        }
        return words
    }
}
