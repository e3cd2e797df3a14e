import ContentFiles
import Testing

/// What bytes are text, against Swift's own decoder.
@Suite struct CharacterCheckTests {
    @Test(arguments: [
        ([0x61, 0x3A, 0x20, 0xFF] as [UInt8], "1:4", "0xFF"),
        ([0x61, 0x3A, 0x0A, 0xC3], "2:1", "0xC3"),
        ([0xC3, 0xA9, 0x3A, 0x20, 0xE2, 0x82], "1:4", "0xE2"),
        ([0x0A, 0x0D, 0x0A, 0x23, 0xED, 0xA0, 0x80], "3:2", "0xED"),
        ([0x23, 0xC0, 0xAF], "1:2", "0xC0"),
        ([0x23, 0xF5, 0x80, 0x80, 0x80], "1:2", "0xF5"),
        ([0x23, 0x80], "1:2", "0x80"),
    ])
    func aBadByteIsNamedWithItsPlace(bytes: [UInt8], place: String, byte: String) {
        #expect(
            message(of: bytes)
                == "a.yaml:\(place): error: byte \(byte) isn't UTF-8; expected UTF-8 text")
    }

    /// Every pair of bytes, alone and with one, two and three continuation bytes behind it.
    @Test func theDecoderAgreesWithSwifts() {
        for first in UInt8(0x80)...0xFF {
            for second in UInt8.min...0xFF {
                for tail in 0...3 {
                    let bytes = [first, second] + Array(repeating: 0xBF as UInt8, count: tail)
                    let isText = String(validating: bytes, as: UTF8.self) != nil
                    let read = message(of: [0x23] + bytes)
                    let isRefused = read.contains("isn't UTF-8")
                    if isText == isRefused, !read.contains("found control") {
                        Issue.record("\(bytes) is text: \(isText), refused: \(isRefused)")
                    }
                }
            }
        }
    }

    /// Every scalar either is read as it is or is refused, and none that steers a terminal is read.
    @Test func everyScalarThatIsReadIsPrintable() throws {
        for code in UInt32(0x20)...0x1_0FFF {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let text = message(of: "#\(Character(scalar))")
            let category = scalar.properties.generalCategory
            if category == .control || category == .lineSeparator || category == .paragraphSeparator
            {
                #expect(text.contains("control character") || text.contains("tab"), "\(code)")
            } else if text.contains("control character") {
                #expect(
                    category == .format || category == .unassigned, "U+\(String(code, radix: 16))")
            } else {
                #expect(text.contains("the file is empty"), "\(text)")
            }
        }
    }
}
