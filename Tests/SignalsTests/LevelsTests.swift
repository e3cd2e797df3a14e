import Testing

@testable import Signals

@Suite struct LevelsTests {
    static let matrices: [String: YCbCrMatrix] = ["601": .bt601, "709": .bt709, "2020": .bt2020]

    static func rgb(_ row: OracleTable.Row, suffix: String) -> RGB {
        RGB(
            red: row.number("R'" + suffix), green: row.number("G'" + suffix),
            blue: row.number("B'" + suffix))
    }

    @Test func codesOfBarsUnderEveryMatrix() throws {
        for row in try OracleTable("ycbcr_codes").rows {
            let matrix = try #require(Self.matrices[row["matrix"]])
            #expect(matrix.kr == row.number("Kr"))
            #expect(matrix.kb == row.number("Kb"))
            let codes = VideoQuantisation.narrow10.codes(
                matrix.encode(Self.rgb(row, suffix: "")))
            for software in ["colour", "zscale"] {
                let expected = YCbCrCodes(
                    y: row.whole("Y_" + software), cb: row.whole("Cb_" + software),
                    cr: row.whole("Cr_" + software))
                #expect(codes == expected, "\(row.fields)")
            }
        }
    }

    @Test func decodingWithTheWrongMatrix() throws {
        for row in try OracleTable("ycbcr_mismatch").rows {
            let encoder = try #require(Self.matrices[row["encoded_with"]])
            let decoder = try #require(Self.matrices[row["decoded_with"]])
            let rgb = Self.rgb(row, suffix: "_in")
            let out = decoder.decode(encoder.encode(rgb))
            #expect(matches(out.red, row["R'_out"]), "\(row.fields)")
            #expect(matches(out.green, row["G'_out"]), "\(row.fields)")
            #expect(matches(out.blue, row["B'_out"]), "\(row.fields)")
            #expect(matches(100 * (out.red - rgb.red), row["dR_pct"]), "\(row.fields)")
            #expect(matches(100 * (out.green - rgb.green), row["dG_pct"]), "\(row.fields)")
            #expect(matches(100 * (out.blue - rgb.blue), row["dB_pct"]), "\(row.fields)")
        }
    }

    @Test func vectorscopeTargetsAndErrors() throws {
        let bars = ColourBars.fullField(colourLevel: 1)
        for row in try OracleTable("ycbcr_vector").rows {
            let matrix = try #require(Self.matrices[row["matrix"]])
            let name = try #require(BarName.allCases.first { "\($0)" == row["name"] })
            let patch = try #require(bars.patch(named: name))
            let level = row["bars"] == "75%" ? 0.75 : 1
            let rgb = patch.rgb(atSample: patch.firstSample).map { level * $0 }
            let components = matrix.encode(rgb)
            let point = VectorscopePoint(components)
            #expect(matches(components.cb, row["Cb_norm"]), "\(row.fields)")
            #expect(matches(components.cr, row["Cr_norm"]), "\(row.fields)")
            #expect(matches(point.magnitude, row["magnitude"]), "\(row.fields)")
            guard !row["angle_deg"].isEmpty else {
                #expect(point.angleDegrees == nil)
                continue
            }
            let target = VectorscopePoint(YCbCrMatrix.bt709.encode(rgb))
            let turn = try #require(point.turn(from: target))
            let ratio = point.magnitude / target.magnitude
            #expect(matches(try #require(point.angleDegrees), row["angle_deg"]), "\(row.fields)")
            #expect(matches(turn, row["if_shown_on_709_graticule_dangle_deg"]), "\(row.fields)")
            #expect(matches(ratio, row["if_shown_on_709_graticule_mag_ratio"]), "\(row.fields)")
        }
    }

    @Test func turnsAreTakenTheShorterWay() {
        let left = VectorscopePoint(cb: 0.3, cr: -0.001)
        let right = VectorscopePoint(cb: 0.3, cr: 0.001)
        let turn = right.turn(from: left) ?? .nan
        #expect(turn > 0 && turn < 1)
        #expect(abs((left.turn(from: right) ?? .nan) + turn) < 1e-9)
        #expect(left.turn(from: VectorscopePoint(cb: 0, cr: 0)) == nil)
    }

    /// The table's third column is what was written, so the readings follow from whole codes.
    @Test func rangeMistakes() throws {
        let narrow = VideoQuantisation.narrow10
        let full = VideoQuantisation.full10
        for row in try OracleTable("ycbcr_range").rows {
            let level = row.number("true_signal_pct") / 100
            let narrowCode = narrow.lumaCode(level)
            let fullCode = full.lumaCode(level)
            #expect(narrowCode == row.whole("narrow_code10"), "\(row.fields)")
            #expect(fullCode == row.whole("full_code10"), "\(row.fields)")
            let milky = 100 * full.luma(fromCode: narrowCode)
            #expect(matches(milky, row["narrow_code_read_as_full_pct"]), "\(row.fields)")
            let crushed = 100 * narrow.luma(fromCode: fullCode)
            #expect(matches(crushed, row["full_code_read_as_narrow_pct"]), "\(row.fields)")
            let twice = full.recoded(YCbCrCodes(y: narrowCode, cb: 512, cr: 512), as: narrow)
            #expect(twice.y == row.whole("narrow_written_twice_code10"), "\(row.fields)")
            #expect(twice.cb == 512)
        }
    }

    @Test func levelMapsAgreeWithCodes() {
        let pairs: [(VideoQuantisation, VideoQuantisation)] = [
            (.narrow10, .full10), (.full10, .narrow10), (.narrow8, .full8), (.full12, .narrow12),
        ]
        for (writer, reader) in pairs {
            let map = LevelMap.written(as: writer, readAs: reader)
            for code in stride(from: Int32(0), through: writer.highestCode, by: 17) {
                let codes = YCbCrCodes(y: code, cb: code, cr: writer.highestCode - code)
                let mapped = map.apply(writer.components(codes))
                let read = reader.components(codes)
                #expect(abs(mapped.y - read.y) < 1e-14)
                #expect(abs(mapped.cb - read.cb) < 1e-14)
                #expect(abs(mapped.cr - read.cr) < 1e-14)
            }
            let back = map.then(.written(as: reader, readAs: writer))
            #expect(abs(back.lumaGain - 1) < 1e-15)
            #expect(abs(back.lumaOffset) < 1e-15)
            #expect(abs(back.chromaGain - 1) < 1e-15)
        }
        #expect(LevelMap.written(as: .narrow10, readAs: .narrow10) == .identity)
    }

    @Test func everyCodeSurvivesItsOwnQuantisation() {
        for bits in [8, 10, 12] {
            for range in QuantisationRange.allCases {
                let quantisation = VideoQuantisation(bits: bits, range: range)
                for code in 0...quantisation.highestCode {
                    #expect(quantisation.lumaCode(quantisation.luma(fromCode: code)) == code)
                    #expect(quantisation.chromaCode(quantisation.chroma(fromCode: code)) == code)
                }
            }
        }
    }

    @Test(
        arguments: [
            (VideoQuantisation.narrow8, 16, 235, 128, 255, 1, 254),
            (.narrow10, 64, 940, 512, 1023, 4, 1019), (.narrow12, 256, 3760, 2048, 4095, 16, 4079),
            (.full8, 0, 255, 128, 255, 1, 254), (.full10, 0, 1023, 512, 1023, 4, 1019),
            (.full12, 0, 4095, 2048, 4095, 16, 4079),
        ] as [(VideoQuantisation, Int32, Int32, Int32, Int32, Int32, Int32)])
    func landmarkCodes(
        _ quantisation: VideoQuantisation, black: Int32, white: Int32, chromaZero: Int32,
        highest: Int32, serialLow: Int32, serialHigh: Int32
    ) {
        #expect(quantisation.blackCode == black)
        #expect(quantisation.whiteCode == white)
        #expect(quantisation.chromaZeroCode == chromaZero)
        #expect(quantisation.highestCode == highest)
        #expect(quantisation.serialRange == serialLow...serialHigh)
        #expect(quantisation.lumaCode(0) == black)
        #expect(quantisation.lumaCode(1) == white)
        #expect(quantisation.lumaCode(99) == highest)
        #expect(quantisation.lumaCode(-99) == 0)
        #expect(quantisation.lumaCode(.nan) == 0)
        #expect(quantisation.microvolts(fromLumaCode: black) == 0)
        #expect(quantisation.microvolts(fromLumaCode: white) == 700_000)
        let wild = YCbCrCodes(y: -3, cb: 0, cr: highest)
        let tame = YCbCrCodes(y: serialLow, cb: serialLow, cr: serialHigh)
        #expect(quantisation.serialCodes(wild) == tame)
    }

    @Test func oneCodeIs0Point799Millivolts() {
        #expect(VideoQuantisation.narrow10.microvolts(fromLumaCode: 65) == 799)
        #expect(VideoQuantisation.narrow10.microvolts(fromLumaCode: 63) == -799)
    }

    @Test func gamutTolerance() {
        #expect(GamutTolerance.allowedCodes(bits: 8) == 5...246)
        #expect(GamutTolerance.allowedCodes(bits: 10) == 20...984)
        #expect(GamutTolerance.allowedCodes(bits: 12) == 80...3936)
        let matrix = YCbCrMatrix.bt709
        func allows(_ rgb: RGB) -> Bool {
            GamutTolerance.allows(matrix.encode(rgb), matrix: matrix, bits: 10)
        }
        #expect(allows(.white))
        #expect(allows(RGB(red: 1, green: 0, blue: 0)))
        #expect(allows(RGB(grey: 1.05)))
        #expect(allows(RGB(grey: 1.06)) == false)
        #expect(allows(RGB(red: 0.5, green: -0.06, blue: 0.5)) == false)
        // 601 codes of full green, taken for 709: red falls to −7 %.
        let wrong = YCbCrMatrix.bt601.encode(RGB(red: 0, green: 1, blue: 0))
        #expect(GamutTolerance.allows(wrong, matrix: matrix, bits: 10) == false)
    }
}
