import Signals
import TestSupport
import Testing

@testable import Planes

/// The arithmetic of a display against values that other software made.
@Suite struct DisplayModelTests {
    /// A BT.709 panel with any peak and a black of its own.
    static func panel(
        _ primaries: StandardPrimaries = .bt709, peak: Double = 10_000,
        contrast: Double = .infinity, passesSuperWhite: Bool = true
    ) -> DisplayPanel {
        DisplayPanel(
            type: .lcd, primaries: primaries.primaries, peak: peak, contrast: contrast,
            passesSuperWhite: passesSuperWhite)
    }

    static func preset(
        _ transfer: DisplayTransfer, _ standard: StandardPrimaries? = .bt709,
        white: Chromaticity = .d65, luminance: Int64 = 100
    ) -> DisplayPreset {
        DisplayPreset(
            name: "p", transfer: transfer, standard: standard, white: white, luminance: luminance)
    }

    /// What each fault of the calibration table turns.
    static func faulty(_ name: String) throws -> DisplayModel {
        var transfer = DisplayTransfer.gamma24
        var controls = ChannelControls.neutral
        var luminance = 100.0
        switch name {
        case "reference": break
        case "red gain +2 %": controls.gain.red = 1.02
        case "blue gain -5 %": controls.gain.blue = 0.95
        case "green cut +0.01": controls.cut.green = 0.01
        case "all cut +0.02 (black lifted)": controls.cut = RGB(grey: 0.02)
        case "all cut -0.03 (black crushed)": controls.cut = RGB(grey: -0.03)
        case "gamma 2.2 preset": transfer = .gamma22
        case "gamma 2.6 preset": transfer = .gamma26
        case "white at 120 cd/m2": luminance = 120
        case "white at 80 cd/m2 (aged backlight)": luminance = 80
        case "D93-ish: R gain .93 B gain 1.06":
            controls.gain = RGB(red: 0.93, green: 1, blue: 1.06)
        default: throw TestProblem("no such row: \(name)")
        }
        return try #require(
            DisplayModel(
                panel: panel(), preset: preset(transfer), luminance: luminance,
                controls: controls))
    }

    struct TestProblem: Error {
        let what: String
        init(_ what: String) { self.what = what }
    }

    @Test func calibrationArithmeticIsThatOfTheTable() throws {
        let table = try displayOracle("display_calib")
        #expect(table.rows.count == 143)
        let target = try #require(
            DisplayTarget(preset: Self.preset(.gamma24), luminance: 100, panel: Self.panel()))
        for row in table.rows {
            let model = try Self.faulty(row.text("fault"))
            let grey = RGB(grey: try row.number("patch_pct") / 100)
            let light = model.light(grey)
            for (value, column) in [(light.x, "X"), (light.y, "Y"), (light.z, "Z")] {
                #expect(isPrinted(value, try row.text(column)), "\(column), \(row)")
            }
            #expect(
                isPrinted(target.deltaE2000(light, for: grey), try row.text("dE00_vs_target")),
                "\(row)")
            let distance = try row.text("du'v'")
            if distance.isEmpty { continue }
            // The table measures from D65 where the target itself is dark.
            let fromWhite = light.chromaticity?.distance(to: .d65) ?? -1
            #expect(isPrinted(fromWhite, distance), "\(row)")
        }
    }

    @Test func bt1886WithEveryBlackIsThatOfTheTable() throws {
        for row in try displayOracle("eotf_bt1886").rows {
            let white = try row.number("Lw")
            let black = try row.number("Lb")
            let model = try #require(
                DisplayModel(
                    panel: Self.panel(contrast: black > 0 ? white / black : .infinity),
                    preset: Self.preset(.bt1886), luminance: white))
            let light = model.light(RGB(grey: try row.number("signal")))
            #expect(isPrinted(light.y, try row.text("nits_colour")), "\(row)")
        }
    }

    @Test(arguments: [
        (DisplayTransfer.gamma22, 100.0, "gamma2.2_x100"),
        (.gamma24, 100, "gamma2.4_x100"), (.gamma26, 48, "gamma2.6_x48"),
        (.sRGB, 80, "sRGB_eotf_x80"),
    ])
    func powerLawsAreThoseOfTheTable(
        transfer: DisplayTransfer, white: Double, column: String
    ) throws {
        let model = try #require(
            DisplayModel(
                panel: Self.panel(), preset: Self.preset(transfer), luminance: white))
        for row in try displayOracle("eotf_gamma").rows {
            let light = model.light(RGB(grey: try row.number("signal")))
            #expect(isPrinted(light.y, try row.text(column)), "\(row)")
        }
    }

    @Test func perceptualQuantisationIsAbsoluteAndStopsAtThePeak() throws {
        for peak in [10_000.0, 1000] {
            let model = try #require(
                DisplayModel(
                    panel: Self.panel(peak: peak), preset: Self.preset(.pq, .p3D65),
                    luminance: peak))
            for row in try displayOracle("eotf_pq").rows {
                let light = model.light(RGB(grey: try row.number("signal")))
                let expected = try row.number("nits_colour")
                // Landmarks' signals are printed to six or eight places: that far a level is known.
                let note = try row.text("note")
                let tolerance = note == "grid" ? 1e-9 : note.hasPrefix("=") ? 1e-5 : 5e-7
                if expected <= peak {
                    #expect(
                        isPrinted(light.y, try row.text("nits_colour"), relative: tolerance),
                        "\(row)")
                } else {
                    #expect((light.y - peak).magnitude < 1e-9 * peak, "\(row)")
                }
            }
        }
    }

    @Test func hybridLogGammaFollowsThePeak() throws {
        let table = try displayOracle("eotf_hlg")
        for row in table.rows {
            let white = try row.number("Lw")
            let black = try row.number("Lb")
            let model = try #require(
                DisplayModel(
                    panel: Self.panel(contrast: black > 0 ? white / black : .infinity),
                    preset: Self.preset(.hlg, .bt2020), luminance: white))
            let light = model.light(RGB(grey: try row.number("signal")))
            // The table's constants a, b and c are rounded to eight places.
            #expect(
                isPrinted(light.y, try row.text("display_nits"), relative: 5e-8), "\(row)")
        }
    }

    @Test func veilIsThatOfTheTable() throws {
        for row in try displayOracle("display_ambient").rows {
            var panel = Self.panel()
            panel.reflectance = try row.number("reflectance")
            let veil = panel.veil(lux: try row.number("E_lux"))
            #expect(isPrinted(veil.y, try row.text("veil_cd/m2=rho*E/pi")), "\(row)")
            #expect(
                isPrinted(0.005 + veil.y, try row.text("black_0.005_becomes")), "\(row)")
        }
    }

    @Test func rangeMistakesAreThoseOfTheTable() throws {
        let fullOnNarrow = InputDecoding(written: .narrow10, read: .full10)
        let narrowOnFull = InputDecoding(written: .full10, read: .narrow10)
        for row in try displayOracle("ycbcr_range").rows {
            let narrow = Int32(try row.integer("narrow_code10"))
            let full = Int32(try row.integer("full_code10"))
            let milky = fullOnNarrow.rgb(YCbCrCodes(y: narrow, cb: 512, cr: 512)).green
            let crushed = narrowOnFull.rgb(YCbCrCodes(y: full, cb: 512, cr: 512)).green
            // Chroma zero is 512 in both ranges, so a grey stays a grey.
            #expect(isPrinted(100 * milky, try row.text("narrow_code_read_as_full_pct")), "\(row)")
            #expect(
                isPrinted(100 * crushed, try row.text("full_code_read_as_narrow_pct")), "\(row)")
        }
    }

    @Test func narrowTakenForFullShowsMilkyBlackAndDimWhite() throws {
        let model = try #require(
            DisplayModel(panel: Self.panel(), preset: Self.preset(.bt1886), luminance: 100))
        let decoding = InputDecoding(written: .narrow10, read: .full10)
        let black = model.light(decoding.rgb(ofWritten: .black)).y
        let white = model.light(decoding.rgb(ofWritten: .white)).y
        #expect((black - 0.13).magnitude < 0.005)
        #expect((white - 82).magnitude < 0.5)
        // And by codes as by levels.
        let codes = VideoQuantisation.narrow10.codes(YCbCrMatrix.bt709.encode(.white))
        #expect((model.light(decoding.rgb(codes)).y - white).magnitude < 1e-9)
    }
}
