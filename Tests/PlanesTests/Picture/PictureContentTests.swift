import Signals
import Testing

@testable import Planes

@Suite struct PictureContentTests {
    /// SMPTE RP 219-1 (ARIB STD-B28) as published, 10 bits: Y, Cb, Cr.
    static let rp219: [(String, Int32, Int32, Int32)] = [
        ("grey-40", 414, 512, 512), ("white-75", 721, 512, 512), ("yellow-75", 674, 176, 543),
        ("cyan-75", 581, 589, 176), ("green-75", 534, 253, 207), ("magenta-75", 251, 771, 817),
        ("red-75", 204, 435, 848), ("blue-75", 111, 848, 481), ("cyan-100", 754, 615, 64),
        ("blue-100", 127, 960, 471), ("yellow-100", 877, 64, 553), ("red-100", 250, 409, 960),
        ("grey-15", 195, 512, 512), ("white-100", 940, 512, 512), ("black", 64, 512, 512),
        ("pluge-minus-2", 46, 512, 512), ("pluge-plus-2", 82, 512, 512),
        ("pluge-plus-4", 99, 512, 512), ("ramp-50", 502, 512, 512),
    ]

    static func patch(_ content: String, _ name: String) -> PicturePatch? {
        PictureContent.patches(ofSymbol: content).first { $0.name == name }
    }

    @Test(arguments: rp219)
    func barsHaveThePublishedCodes(name: String, y: Int32, cb: Int32, cr: Int32) throws {
        let patch = try #require(Self.patch("pattern/rp219", name))
        #expect(
            PictureRendering.codes(of: patch.rgb, through: []) == YCbCrCodes(y: y, cb: cb, cr: cr))
    }

    /// BT.601's 75 % bars (DOMAIN 1.2), rendered by a source of standard definition.
    @Test(
        arguments: [
            ("yellow-75", 646, 176, 567), ("cyan-75", 525, 625, 176), ("green-75", 450, 289, 231),
            ("magenta-75", 335, 735, 793), ("red-75", 260, 399, 848), ("blue-75", 139, 848, 457),
        ] as [(String, Int32, Int32, Int32)])
    func standardDefinitionUsesItsOwnMatrix(name: String, y: Int32, cb: Int32, cr: Int32) throws {
        let patch = try #require(Self.patch("pattern/bars-75", name))
        let chain = PictureRendering.standardChain(of: .sd625i25)
        #expect(
            PictureRendering.codes(of: patch.rgb, through: chain)
                == YCbCrCodes(y: y, cb: cb, cr: cr))
    }

    /// Range mistakes (published in DOMAIN 1.1): signal in per cent, code on the wire.
    @Test(
        arguments: [
            (0, 119), (5, 156), (10, 194), (20, 269), (100, 869),
        ] as [(Int, Int32)])
    func narrowScaledTwice(percent: Int, code: Int32) {
        let words = [PictureTransform.narrowScaledTwice.word]
        let rgb = RGB(grey: Double(percent) / 100)
        #expect(PictureRendering.codes(of: rgb, through: words).y == code)
    }

    @Test(arguments: [(0, 4), (10, 102), (18, 184), (20, 205), (100, 1019)] as [(Int, Int32)])
    func fullRangeOnTheWireIsClipped(percent: Int, code: Int32) {
        let words = [PictureTransform.fullRangeSentUnscaled.word]
        let rgb = RGB(grey: Double(percent) / 100)
        #expect(PictureRendering.codes(of: rgb, through: words).y == code)
    }

    /// Scaling up and down again is the identity only where nothing was clipped.
    @Test func clippingIsNotUndone() {
        let words = [
            PictureTransform.fullRangeSentUnscaled.word, PictureTransform.narrowScaledTwice.word,
        ]
        #expect(PictureRendering.codes(of: RGB(grey: 0.5), through: words).y == 502)
        #expect(PictureRendering.codes(of: .white, through: words).y < 940)
        #expect(PictureRendering.codes(of: .black, through: words).y > 64)
    }

    /// 601 decoded as 709: green becomes (-0.072, 0.845, -0.028) (ycbcr_mismatch).
    @Test func wrongMatrixMovesGreen() {
        let words = [PictureTransform.matrix(decodedAs: .bt709, encodedAs: .bt601).word]
        let seen = YCbCrMatrix.bt709.decode(
            PictureRendering.components(of: RGB(red: 0, green: 1, blue: 0), through: words))
        #expect(abs(seen.red + 0.072349) < 1e-5)
        #expect(abs(seen.green - 0.845052) < 1e-5)
        #expect(abs(seen.blue + 0.027694) < 1e-5)
    }

    @Test(arguments: [
        PictureTransform.fullRangeSentUnscaled, .narrowScaledTwice,
        .matrix(decodedAs: .bt2020, encodedAs: .bt601), .gain(lumaMilli: 950, chromaMilli: 1100),
        .clippedToLegal(.bt709),
    ])
    func transformsAreOneWord(transform: PictureTransform) {
        #expect(PictureTransform(word: transform.word) == transform)
    }

    @Test func unknownWordsChangeNothing() {
        for word: Int64 in [0, 6, 255, -1, .min, .max, 3 | 9 << 8, 5] {
            #expect(
                PictureRendering.codes(of: .white, through: [word])
                    == PictureRendering.codes(of: .white, through: []))
        }
    }

    @Test func areasFillThePicture() {
        let symbols =
            PictureContent.patternNames.map { PictureContent.symbol(ofPattern: $0) }
            + ["job/214", "job/9", "job/a-b", "", "job/", "pattern/grey-101", "pattern/nothing"]
        for symbol in symbols {
            let patches = PictureContent.patches(ofSymbol: symbol)
            let area = patches.reduce(0) { $0 + $1.area }
            #expect(abs(area - 1) < 1e-9, "\(symbol)")
            #expect(Set(patches.map(\.name)).count == patches.count, "\(symbol)")
        }
    }

    @Test func programmesAreTheirOwnAndLegal() {
        let names = (1...60).map { "job/\($0)" }
        let frames = names.map { PictureContent.patches(ofSymbol: $0) }
        #expect(Set(frames).count == frames.count)
        for patch in frames.joined() {
            for level in [patch.rgb.red, patch.rgb.green, patch.rgb.blue] {
                #expect((0...1).contains(level))
            }
        }
        #expect(frames[0] == PictureContent.patches(ofSymbol: "job/1"))
        #expect(PictureContent.slate(ofSymbol: "job/214") == "JOB 214")
        #expect(PictureContent.slate(ofSymbol: "pattern/rp219") == nil)
    }

    @Test func formatNamesGoThereAndBack() {
        #expect(Set(VideoFormat.names).count == VideoFormat.all.count)
        for format in VideoFormat.all {
            #expect(VideoFormat(name: format.name) == format)
            #expect(VideoFormat.at(format.index) == format)
        }
        #expect(VideoFormat(name: "1080psf25") == .hd1080psf25)
        #expect(VideoFormat(name: "625i25") == .sd625i25)
        #expect(VideoFormat(name: "2160p25")?.interface == .sixG)
        #expect(VideoFormat(name: "1080p25")?.interface == .hd)
        #expect(VideoFormat(name: "1080p50")?.interface == .threeG)
        #expect(VideoFormat(name: "2160p50")?.interface == .twelveG)
        #expect(VideoFormat.at(-1) == nil)
    }
}
