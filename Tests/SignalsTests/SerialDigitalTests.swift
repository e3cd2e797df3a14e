import Foundation
import Testing

@testable import Signals

@Suite struct SerialDigitalTests {
    /// The formats that a row of the table of rates stands for, and their sampling.
    static let formats: [String: ([VideoFormat], SerialSampling)] = [
        "625i25 4:2:2": ([.sd625i25], .yCbCr422),
        "525i29.97 4:2:2": ([.sd525i29], .yCbCr422),
        "1080i25/p25": ([.hd1080i25, .hd1080psf25, .hd1080p25], .yCbCr422),
        "1080i29.97": ([.hd1080i29, .hd1080psf29, .hd1080p29], .yCbCr422),
        "1080p24": ([.hd1080p24, .hd1080psf24], .yCbCr422),
        "1080p23.98": ([.hd1080p23, .hd1080psf23], .yCbCr422),
        "720p50": ([.hd720p50], .yCbCr422),
        "720p59.94": ([.hd720p59], .yCbCr422),
        "1080p50": ([.hd1080p50], .yCbCr422),
        "1080p59.94": ([.hd1080p59], .yCbCr422),
        "1080p25 4:4:4 12b (lvl A)": ([.hd1080p25], .full444),
        "2160p25": ([.uhd2160p25], .yCbCr422),
        "2160p50": ([.uhd2160p50], .yCbCr422),
        "2160p59.94": ([.uhd2160p59], .yCbCr422),
    ]

    static let standards: [SerialInterface: String] = [
        .sd: "ST 259", .hd: "ST 292", .threeG: "ST 424", .sixG: "ST 2081", .twelveG: "ST 2082",
    ]

    @Test func ratesOfFormats() throws {
        for row in try OracleTable("sdi_rates").rows {
            let (formats, sampling) = try #require(Self.formats[row["format"]])
            for format in formats {
                let raster = format.raster
                let rate = SerialRate(format, sampling: sampling)
                #expect(raster.samplesPerLine == Int64(row.whole("samples_per_line")))
                #expect(raster.linesPerFrame == Int64(row.whole("lines")))
                #expect(format.frameRate.numerator == Int64(row.whole("rate_num")))
                #expect(format.frameRate.denominator == Int64(row.whole("rate_den")))
                #expect(
                    raster.imageCount * sampling.wordsPerSample
                        == Int64(row.whole("words_per_pair")))
                #expect(matches(rate.bitsPerSecond, row["bit_rate_bps"]), "\(format)")
                #expect(matches(rate.halfClockMegahertz, row["half_clock_MHz"]), "\(format)")
                #expect(matches(rate.unitIntervalPicoseconds, row["UI_ps"]), "\(format)")
                let interface = try #require(SerialInterface.carrying(rate))
                let standard = try #require(Self.standards[interface])
                #expect(row["interface"].hasPrefix(standard), "\(format)")
                let kilohertz = Double(rate.halfClockKilohertz)
                #expect(abs(kilohertz - rate.halfClockMegahertz * 1000) <= 0.5)
            }
        }
    }

    @Test(arguments: VideoFormat.allCases)
    func formatsAreWhole(_ format: VideoFormat) throws {
        let raster = format.raster
        #expect(raster.activeSamples < raster.samplesPerLine)
        #expect(raster.activeLines < raster.linesPerFrame)
        let interface = try #require(SerialInterface.carrying(SerialRate(format)))
        let rate = SerialRate(format).bitsPerSecond
        let nominal = Double(interface.nominalBitsPerSecond)
        #expect(rate == nominal || abs(rate * 1.001 / nominal - 1) < 1e-12)
        let identifier = PayloadIdentifier(format)
        #expect(identifier.frameRate == format.frameRate)
        #expect(identifier.scan == format.scan)
        #expect(raster.pictureHeight == 2160 || raster.imageCount == 1)
        let frames = Double(format.frameRate.frameNanoseconds) * format.frameRate.hertz
        #expect(abs(frames - 1e9) <= format.frameRate.hertz)
    }

    @Test func noSingleLinkCarriesMoreThan12G() {
        #expect(SerialInterface.carrying(SerialRate(.uhd2160p50, sampling: .full444)) == nil)
    }

    @Test func pictureSizes() {
        #expect(VideoFormat.uhd2160p50.raster.pictureWidth == 3840)
        #expect(VideoFormat.hd1080i25.raster.pictureWidth == 1920)
        #expect(VideoFormat.hd720p50.raster.pictureHeight == 720)
    }

    /// Tables of ST 352 packets: the format, and byte by byte.
    @Test func payloadIdentifierPackets() throws {
        let formats: [String: VideoFormat] = [
            "1080i25": .hd1080i25, "1080PsF25": .hd1080psf25, "1080p50": .hd1080p50,
            "2160p50": .uhd2160p50,
        ]
        var packets = 0
        for row in try OracleTable("sdi_anc").rows where row["item"].hasPrefix("ST352") {
            packets += 1
            let words = row["item"].split(separator: " ")
            let format = try #require(formats[String(words[1])])
            let identifier = PayloadIdentifier(format)
            let printed = words.filter { $0.count == 3 && $0.hasSuffix("h") }.compactMap {
                UInt8($0.dropLast(), radix: 16)
            }
            #expect((1...4).map(identifier.byte) == printed, "\(row.fields)")
            let expected = row["value"].split(separator: " ").compactMap { UInt16($0, radix: 16) }
            #expect(identifier.ancillaryWords == expected, "\(row.fields)")
        }
        #expect(packets == 4)
    }

    @Test func payloadIdentifierFields() {
        #expect(PayloadIdentifier(.sd625i25).byte(1) == 0x81)
        #expect(PayloadIdentifier(.hd720p50).byte(1) == 0x84)
        #expect(PayloadIdentifier(.uhd2160p25).byte(1) == 0xC0)
        #expect(PayloadIdentifier(.hd1080p50, mapping: .levelB).byte(1) == 0x8A)
        for format in [VideoFormat.hd1080p25, .hd1080p50, .uhd2160p25, .uhd2160p50] {
            for transfer in [PayloadIdentifier.Transfer.sdr, .hlg, .pq, .unspecified] {
                for colorimetry in [PayloadIdentifier.Colorimetry.bt709, .bt2020, .unknown] {
                    let identifier = PayloadIdentifier(
                        format, transfer: transfer, colorimetry: colorimetry)
                    #expect(identifier.transfer == transfer)
                    #expect(identifier.colorimetry == colorimetry)
                    #expect(identifier.scan == .progressive)
                    #expect(identifier.frameRate == format.frameRate)
                }
            }
        }
        // The forms of HD keep the colorimetry's higher bit in bit 7.
        #expect(PayloadIdentifier(.hd1080p50, colorimetry: .bt2020).byte(3) == 0x80)
        #expect(PayloadIdentifier(.uhd2160p50, colorimetry: .bt2020).byte(3) == 0x20)
    }

    @Test func segmentedReadAsInterlacedIsOneBit() {
        let right = PayloadIdentifier(.hd1080psf25)
        let wrong = right.withScan(.interlaced)
        #expect((right.word ^ wrong.word).nonzeroBitCount == 1)
        #expect(wrong.scan == .interlaced)
        #expect(wrong.withScan(.segmentedFrame) == right)
        #expect(PayloadIdentifier(word: 0x8585_0001).scan == nil)
        #expect(PayloadIdentifier(word: 0x8540_0001).frameRate == nil)
    }
}
