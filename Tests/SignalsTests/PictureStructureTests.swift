import Testing

@testable import Signals

/// Fields, links and looks: what a picture's structure becomes.
@Suite struct PictureStructureTests {
    @Test(arguments: QuadMapping.allCases)
    func everySampleHasOnePlace(mapping: QuadMapping) {
        var seen = Set<[Int]>()
        for y in 0..<8 {
            for x in 0..<16 {
                let place = mapping.place(x: x, y: y, width: 16, height: 8)
                #expect((0..<8).contains(place.x) && (0..<4).contains(place.y))
                #expect(seen.insert([place.link, place.x, place.y]).inserted)
                let back = mapping.sample(
                    link: place.link, x: place.x, y: place.y, width: 16, height: 8)
                #expect(back == (x, y))
            }
        }
    }

    /// Interleaved links read as quarters are four whole small pictures; the other way round combs.
    @Test(
        arguments: [
            ([0, 1, 2, 3], QuadMapping.interleaved, QuadMapping.interleaved, "whole"),
            ([0, 1, 2, 3], .square, .square, "whole"),
            ([0, 1, 2, 3], .interleaved, .square, "four-small-pictures"),
            ([0, 1, 2, 3], .square, .interleaved, "combed"),
            ([0, nil, 2, 3], .square, .square, "quarter-missing"),
            ([0, nil, 2, 3], .interleaved, .interleaved, "one-sample-in-four-missing"),
            ([1, 0, 2, 3], .square, .square, "quarters-exchanged"),
            ([1, 0, 2, 3], .interleaved, .interleaved, "detail-jumbled"),
            ([nil, nil, nil, nil], .square, .square, "nothing"),
        ] as [([Int?], QuadMapping, QuadMapping, String)])
    func fourLinks(sources: [Int?], written: QuadMapping, read: QuadMapping, seen: String) {
        let picture = QuadPicture(sources: sources, written: written, read: read)
        #expect(picture.appearance.rawValue == seen)
    }

    @Test func fieldsInTheirOrder() {
        var fields = FieldSequence(.interlaced, frames: 5)
        #expect(fields.moments == Array(0..<10))
        #expect(fields.motion == .even)
        fields.swapFields()
        #expect(fields.moments.prefix(4) == [1, 0, 3, 2])
        #expect(fields.motion == .toAndFro)
        fields.swapFields()
        #expect(fields.motion == .even)
        var segmented = FieldSequence(.segmentedFrame, frames: 5)
        segmented.swapFields()
        #expect(segmented == FieldSequence(.segmentedFrame, frames: 5))
        #expect(segmented.motion == .even)
        segmented.freeze()
        #expect(segmented.motion == .still)
        var whole = FieldSequence(.progressive, frames: 5)
        whole.swapFields()
        #expect(whole.motion == .even)
    }

    /// 25 to 50 repeats every picture; 24 to 25 shows one of them twice in a second.
    @Test func ratesAreConverted() {
        var same = FieldSequence(.progressive, frames: 30)
        same.convert(from: .fps25, to: .fps25, .progressive)
        #expect(same == FieldSequence(.progressive, frames: 30))
        var doubled = FieldSequence(.progressive, frames: 30)
        doubled.convert(from: .fps25, to: .fps50, .progressive)
        #expect(doubled.moments.prefix(4) == [0, 0, 2, 2])
        #expect(doubled.motion == .uneven)
        var fields = FieldSequence(.progressive, frames: 30)
        fields.convert(from: .fps50, to: .fps25, .interlaced)
        #expect(fields.moments.prefix(4) == [0, 2, 4, 6])
        #expect(fields.motion == .even)
        var leaps = FieldSequence(.progressive, frames: 48)
        leaps.convert(from: .fps24, to: .fps25, .progressive)
        #expect(leaps.moments.count == 50 && leaps.motion == .uneven)
    }

    @Test func looksAreAsTheListStates() {
        let look = ColourDecision(
            slopeMilli: 1100, offsetMilli: -50, powerMilli: 1200, saturationMilli: 900)
        #expect(ColourDecision(packed: look.packed) == look)
        #expect(look.packed >= 0 && look.packed < 1 << 51)
        let grey = look.apply(RGB(grey: 0.5)).green
        #expect((grey - Elementary.pow(0.5, 1.2)).magnitude < 1e-12)
        // Clipped at both ends, and monochrome without saturation.
        #expect(look.apply(.black) == .black)
        #expect(look.apply(RGB(grey: 2)) == .white)
        let mono = ColourDecision(
            slopeMilli: 1000, offsetMilli: 0, powerMilli: 1000, saturationMilli: 0)
        let red = mono.apply(RGB(red: 1, green: 0, blue: 0))
        #expect((red.red - 0.2126).magnitude < 1e-12 && (red.red - red.blue).magnitude < 1e-12)
    }

    /// BT.2408: 203 cd/m² is 58 % of PQ and 75 % of HLG; and there and back.
    @Test func graphicsWhite() {
        #expect((DynamicRangeMapping.pq(fromSDR: 1) - 0.58).magnitude < 0.001)
        #expect((DynamicRangeMapping.hlg(fromSDR: 1) - 0.75).magnitude < 0.002)
        for value in stride(from: 0.05, through: 1, by: 0.05) {
            let there = DynamicRangeMapping.pq(fromSDR: value)
            #expect((DynamicRangeMapping.sdr(fromPQ: there) - value).magnitude < 1e-6)
            let other = DynamicRangeMapping.hlg(fromSDR: value)
            #expect((DynamicRangeMapping.sdr(fromHLG: other) - value).magnitude < 1e-6)
        }
        #expect(DynamicRangeMapping.pq(fromSDR: 0) == 0)
    }

    @Test func identifiersOfOtherSamplings() {
        let full = PayloadIdentifier(
            .hd1080p25, transfer: .pq, colorimetry: .bt2020, sampling: .full444, isTwelveBit: true)
        #expect(full.byte(1) == 0x89)
        #expect(full.sampling == .full444 && full.bitDepth == 12)
        #expect(full.colorimetry == .bt2020 && full.transfer == .pq)
        #expect(PayloadIdentifier(.hd1080p25).sampling == .yCbCr422)
        #expect(PayloadIdentifier(.uhd2160p25, sampling: .full444).byte(1) == 0xCE)
        #expect(PayloadIdentifier(.hd1080p50, mapping: .levelB).isLevelB)
        #expect(!PayloadIdentifier(.hd1080p50).isLevelB)
        for format in [VideoFormat.hd1080p25, .uhd2160p25, .hd1080p50] {
            let plain = PayloadIdentifier(format)
            let flagged = plain.withTransfer(.hlg).withColorimetry(.bt2020)
            #expect(flagged == PayloadIdentifier(format, transfer: .hlg, colorimetry: .bt2020))
            #expect(flagged.withTransfer(.sdr).withColorimetry(.bt709) == plain)
        }
    }
}
