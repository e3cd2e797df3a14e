import Testing

@testable import Signals

@Suite struct TransferTests {
    @Test func bt1886() throws {
        for row in try OracleTable("eotf_bt1886").rows {
            let display = BT1886(white: row.number("Lw"), black: row.number("Lb"))
            let signal = row.number("signal")
            let light = display.luminance(signal)
            #expect(matches(light, row["nits_colour"]), "\(row.fields)")
            #expect(abs(display.signal(light) - signal) < 1e-9, "\(row.fields)")
            let code = VideoQuantisation.narrow10.lumaCode(signal)
            #expect(code == row.whole("code10_narrow"))
        }
    }

    @Test func bt1886RunsFromBlackToWhite() {
        for (white, black) in [(100.0, 0.0), (100, 0.01), (80, 0.02), (120, 0.5)] {
            let display = BT1886(white: white, black: black)
            #expect(abs(display.luminance(0) - black) < 1e-12)
            #expect(abs(display.luminance(1) - white) < 1e-11)
            #expect(display.luminance(-1) == 0)
        }
    }

    @Test func powersAndSRGB() throws {
        for row in try OracleTable("eotf_gamma").rows {
            let signal = row.number("signal")
            func power(_ gamma: Double) -> Double { TransferFunctions.power(signal, gamma: gamma) }
            #expect(matches(100 * power(2.2), row["gamma2.2_x100"]), "\(row.fields)")
            #expect(matches(100 * power(2.4), row["gamma2.4_x100"]), "\(row.fields)")
            #expect(matches(48 * power(2.6), row["gamma2.6_x48"]), "\(row.fields)")
            #expect(matches(52.37 * power(2.6), row["DCDM_XYZ_nits_for_code12"]), "\(row.fields)")
            let light = TransferFunctions.sRGBEOTF(signal)
            #expect(matches(80 * light, row["sRGB_eotf_x80"]), "\(row.fields)")
            #expect(abs(TransferFunctions.sRGBInverseEOTF(light) - signal) < 1e-7)
        }
        #expect(TransferFunctions.power(-0.1, gamma: 2.4) == 0)
    }

    @Test func cameraTransferFunctions() throws {
        for row in try OracleTable("eotf_oetf").rows {
            let light = row.number("linear")
            let signal = TransferFunctions.bt709OETF(light)
            #expect(matches(signal, row["oetf_BT709"]), "\(row.fields)")
            #expect(matches(signal, row["oetf_BT2020_10bit"]), "\(row.fields)")
            #expect(matches(HLG.oetf(light), row["oetf_HLG"]), "\(row.fields)")
            let code = VideoQuantisation.narrow10.lumaCode(signal)
            #expect(code == row.whole("code10_narrow"))
            #expect(abs(TransferFunctions.bt709InverseOETF(signal) - light) < 1e-12)
            #expect(abs(HLG.inverseOETF(HLG.oetf(light)) - light) < 1e-7)
        }
    }

    /// Rows noted "=" print a signal that was rounded after the light was worked out from it.
    @Test func perceptualQuantisation() throws {
        for row in try OracleTable("eotf_pq").rows {
            let signal = row.number("signal")
            if row["note"].hasPrefix("inverse") {
                let inverse = PQ.signal(row.number("nits_colour"))
                #expect(matches(inverse, row["signal"]), "\(row.fields)")
            } else if row["note"].hasPrefix("=") {
                #expect(matches(PQ.signal(row.number("nits_colour")), row["signal"]))
            } else {
                let light = PQ.luminance(signal)
                #expect(matches(light, row["nits_colour"]), "\(row.fields)")
                #expect(matches(light, row["nits_coloraide"]), "\(row.fields)")
                #expect(abs(PQ.signal(light) - signal) < 1e-6)
            }
            let narrow = VideoQuantisation.narrow10.lumaCode(signal)
            let full = VideoQuantisation.full10.lumaCode(signal)
            #expect(narrow == row.whole("code10_narrow"), "\(row.fields)")
            #expect(full == row.whole("code10_full"), "\(row.fields)")
        }
        #expect(PQ.luminance(-0.1) == 0)
        #expect(PQ.luminance(0) == 0)
    }

    @Test func hybridLogGamma() throws {
        for row in try OracleTable("eotf_hlg").rows {
            let display = HLG(peak: row.number("Lw"), black: row.number("Lb"))
            let signal = row.number("signal")
            #expect(matches(display.gamma, row["gamma"]), "\(row.fields)")
            #expect(matches(HLG.inverseOETF(signal), row["scene_linear"]), "\(row.fields)")
            #expect(matches(display.luminance(signal), row["display_nits"]), "\(row.fields)")
            let code = VideoQuantisation.narrow10.lumaCode(signal)
            #expect(code == row.whole("code10_narrow"))
        }
    }

    @Test func hybridLogGammaKeepsBlack() {
        let display = HLG(peak: 1000, black: 0.05)
        #expect(abs(display.luminance(0) - 0.05) < 1e-12)
        #expect(abs(display.luminance(1) - 1000) < 0.001)
        let red = display.light(RGB(red: 1, green: 0, blue: 0))
        #expect(red.red < 1000 && red.green < red.red)
        #expect(HLG(peak: 1000).light(.black) == .black)
    }

    @Test(arguments: DisplayTransfer.allCases)
    func displaysRiseFromBlackToWhite(_ transfer: DisplayTransfer) {
        let white = 300.0
        let black = 0.05
        var previous = -1.0
        var previousRelative = -1.0
        for step in 0...200 {
            let signal = Double(step) / 200
            let light = transfer.luminance(signal, white: white, black: black)
            #expect(light >= previous, "\(signal)")
            #expect(light >= black * 0.999999 && light <= white * 1.000001, "\(signal)")
            previous = light
            let relative = transfer.relative(signal)
            #expect(relative >= previousRelative && relative >= 0 && relative < 1.000001)
            previousRelative = relative
        }
        #expect(abs(transfer.luminance(0, white: white, black: black) / black - 1) < 1e-9)
        #expect(abs(previous / white - 1) < 1e-6)
        #expect(abs(previousRelative - 1) < 1e-6)
        #expect(transfer.relative(-0.05) >= 0)
    }
}
