/// The timing reference signals that frame every line of serial digital video.
package enum TimingReference {
    /// The fourth word (XYZ) of a timing reference for its three bits, ten bits wide.
    ///
    /// F is 1 in the second field, V in vertical blanking, H at the end of active video. Bits 5 to
    /// 2 protect them: P3 = V⊕H, P2 = F⊕H, P1 = F⊕V, P0 = F⊕V⊕H (BT.656-5 table 3, ST 274).
    package static func word(
        secondField: Bool, verticalBlanking: Bool, endOfActive: Bool
    ) -> UInt16 {
        let f: UInt16 = secondField ? 1 : 0
        let v: UInt16 = verticalBlanking ? 1 : 0
        let h: UInt16 = endOfActive ? 1 : 0
        let protection = (v ^ h) << 5 | (f ^ h) << 4 | (f ^ v) << 3 | (f ^ v ^ h) << 2
        return 0x200 | f << 8 | v << 7 | h << 6 | protection
    }
}

/// The check of a line at HD and above: x¹⁸ + x⁵ + x⁴ + 1 over ten-bit words, from 0 (ST 292-1).
///
/// Each word enters with its least significant bit first; the check covers the line's active
/// samples, EAV and line number, for luma and for colour differences apart.
package struct LineCheck: Hashable, Sendable {
    /// The 18 bits so far.
    package private(set) var remainder: UInt32 = 0

    /// The polynomial with its coefficients reversed, as a register that shifts right has it.
    private static let reversedPolynomial: UInt32 = 0x23000

    /// What each of 1024 words does to an empty register.
    private static let table: [UInt32] = (0..<1024).map { word in
        var register = UInt32(word)
        for _ in 0..<10 {
            register =
                register & 1 == 1 ? register >> 1 ^ LineCheck.reversedPolynomial : register >> 1
        }
        return register
    }

    /// A check of no words yet.
    package init() {}

    /// The check of some words.
    package init(_ words: [UInt16]) {
        for word in words { add(word) }
    }

    /// Takes one ten-bit word in.
    package mutating func add(_ word: UInt16) {
        let index = Int((remainder ^ UInt32(word)) & 0x3FF)
        remainder = remainder >> 10 ^ LineCheck.table[index]
    }

    /// The two words that carry the check, CR0 and CR1: nine bits each, bit 9 the inverse of bit 8.
    package var words: [UInt16] {
        [remainder & 0x1FF, remainder >> 9].map { part in
            let bits = UInt16(part)
            return bits | (~bits & 0x100) << 1
        }
    }
}

/// The check of a field in standard definition: x¹⁶ + x¹² + x⁵ + 1 over ten-bit words, from 0.
///
/// RP 165 takes it over the full field and over the active picture, and sends both in an ancillary
/// packet with flags for what was detected here (EDH) and what had been detected before (EDA).
package struct FieldCheck: Hashable, Sendable {
    /// The 16 bits so far.
    package private(set) var remainder: UInt16 = 0

    /// A check of no words yet.
    package init() {}

    /// The check of some words.
    package init(_ words: [UInt16]) {
        for word in words { add(word) }
    }

    /// Takes one ten-bit word in, least significant bit first.
    ///
    /// Words of 3FCh and above count as 3FFh, so that equipment of 8 bits agrees (RP 165).
    package mutating func add(_ word: UInt16) {
        var rest = word >= 0x3FC ? 0x3FF : word
        for _ in 0..<10 {
            let isOdd = (remainder ^ rest) & 1 == 1
            remainder = isOdd ? remainder >> 1 ^ 0x8408 : remainder >> 1
            rest >>= 1
        }
    }
}
