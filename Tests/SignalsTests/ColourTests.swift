import Testing

@testable import Signals

@Suite struct ColourTests {
    static let spaces: [String: StandardPrimaries] = [
        "BT.709": .bt709, "BT.2020/2100": .bt2020, "P3-D65": .p3D65, "P3-DCI": .p3DCI,
        "BT.601-625 (EBU 3213)": .bt601Lines625, "BT.601-525 (SMPTE C)": .bt601Lines525,
    ]

    /// The row of a matrix that a line of the table prints, or nil for a space not kept here.
    static func row(_ row: OracleTable.Row) -> ColourMatrix.Row? {
        func pick(_ matrix: ColourMatrix, _ name: String) -> ColourMatrix.Row? {
            switch name {
            case "X", "R", "inv R": return matrix.top
            case "Y", "G", "inv G": return matrix.middle
            case "Z", "B", "inv B": return matrix.bottom
            default: return nil
            }
        }
        let space = row["space"]
        if let primaries = spaces[space] {
            let isInverse = row["row"].hasPrefix("inv")
            return pick(isInverse ? primaries.xyzToRGB : primaries.rgbToXYZ, row["row"])
        }
        for (from, source) in spaces {
            for (to, target) in spaces where space.hasPrefix("\(from) -> \(to) ") {
                return pick(source.conversion(to: target), row["row"])
            }
        }
        return nil
    }

    @Test func matricesToTenDigits() throws {
        var rows = 0
        for line in try OracleTable("rgb_xyz_matrices").rows {
            guard let row = Self.row(line) else {
                #expect(line["space"].contains("ACES"), "\(line.fields)")
                continue
            }
            rows += 1
            for (value, column) in [(row.first, "R"), (row.second, "G"), (row.third, "B")] {
                #expect(abs(value - line.number(column)) < 5.1e-11, "\(line.fields)")
                let second = line["coloraide_" + column]
                if !second.isEmpty {
                    #expect(abs(value - line.number("coloraide_" + column)) < 5.1e-11)
                }
            }
        }
        #expect(rows == 57)
    }

    @Test func matricesUndoThemselves() throws {
        for space in StandardPrimaries.allCases {
            let product = space.xyzToRGB * space.rgbToXYZ
            for (row, expected) in [
                (product.top, ColourMatrix.identity.top),
                (product.middle, ColourMatrix.identity.middle),
                (product.bottom, ColourMatrix.identity.bottom),
            ] {
                #expect(abs(row.first - expected.first) < 1e-14)
                #expect(abs(row.second - expected.second) < 1e-14)
                #expect(abs(row.third - expected.third) < 1e-14)
            }
            let white: XYZ = space.rgbToXYZ.xyz(RGB.white)
            let chromaticity = try #require(white.chromaticity)
            #expect(abs(white.y - 1) < 1e-14)
            #expect(chromaticity.distance(to: space.primaries.white) < 1e-14)
        }
        let flat = ColourMatrix(top: .init(1, 2, 3), middle: .init(2, 4, 6), bottom: .init(0, 1, 1))
        #expect(flat.inverse == nil)
        let onALine = RGBPrimaries(red: .d65, green: .d65, blue: .dci, white: .d65)
        #expect(onALine.rgbToXYZ == nil)
    }

    @Test func whitePoints() throws {
        for row in try OracleTable("white_points").rows {
            let white = Chromaticity(x: row.number("x"), y: row.number("y"))
            // x and y are printed to 6 places, so u′ and v′ of them may be out by as much.
            #expect(abs(white.uPrime - row.number("u'")) < 1.5e-6, "\(row.fields)")
            #expect(abs(white.vPrime - row.number("v'")) < 1.5e-6, "\(row.fields)")
            #expect(abs(white.distance(to: .d65) - row.number("dE_uv_from_D65")) < 1.5e-6)
            let mcCamy = row.number("CCT_McCamy")
            #expect(abs(white.correlatedColourTemperature - mcCamy) < 0.02, "\(row.fields)")
            #expect(abs(white.planckianDistance - row.number("Duv_Ohno2013")) < 1e-4)
            let back = Chromaticity(uPrime: white.uPrime, vPrime: white.vPrime)
            #expect(abs(back.x - white.x) < 1e-14 && abs(back.y - white.y) < 1e-14)
        }
    }

    @Test func chromaticityInMillionths() {
        #expect(Chromaticity.d65.xMillionths == 312_700)
        #expect(Chromaticity.d65.yMillionths == 329_000)
        #expect(Chromaticity(xMillionths: 312_700, yMillionths: 329_000) == .d65)
        #expect(Chromaticity(x: .nan, y: .infinity).xMillionths == 0)
        #expect(Chromaticity(x: .nan, y: .infinity).yMillionths == 0)
        #expect(XYZ.zero.chromaticity == nil)
        let light = Chromaticity.dci.xyz(luminance: 48)
        #expect(light.y == 48)
        #expect((light.chromaticity?.distance(to: .dci) ?? 1) < 1e-15)
        let sum = light * 0.5 + light * 0.25
        #expect(sum.y == 36)
    }

    @Test func colourDifferencesOfSharmasPairs() throws {
        let rows = try OracleTable("deltaE2000_sharma").rows
        #expect(rows.count == 34)
        for row in rows {
            let first = Lab(lightness: row.number("L1"), a: row.number("a1"), b: row.number("b1"))
            let second = Lab(lightness: row.number("L2"), a: row.number("a2"), b: row.number("b2"))
            let difference = first.deltaE2000(second)
            #expect(matches(difference, row["dE00_published"]), "\(row.fields)")
            for software in ["colour", "coloraide", "lcms2"] {
                #expect(abs(difference - row.number("dE00_" + software)) < 1e-6, "\(row.fields)")
            }
            #expect(abs(second.deltaE2000(first) - difference) < 1e-9, "\(row.fields)")
            #expect(matches(first.deltaE76(second), row["dE76"]), "\(row.fields)")
            #expect(first.deltaE2000(first) == 0)
        }
    }

    @Test func labOfWhiteAndBlack() {
        let white = Chromaticity.d65.xyz(luminance: 100)
        let ofWhite = Lab(white, white: white)
        #expect(abs(ofWhite.lightness - 100) < 1e-12)
        #expect(abs(ofWhite.chroma) < 1e-12)
        #expect(abs(Lab(.zero, white: white).lightness) < 1e-12)
        // Both branches meet at (6/29)³.
        let joint = 216.0 / 24_389
        #expect(abs(Lab.response(joint) - Lab.response(joint * (1 + 1e-12))) < 1e-11)
        #expect(abs(Lab(white * 0.18, white: white).lightness - 49.4961) < 1e-4)
    }

    /// Gain, cut and gamma faults of a BT.709 display, worked out by other software throughout.
    @Test func displayFaults() throws {
        let faults: [String: (gain: RGB, cut: RGB, gamma: Double, scale: Double)] = [
            "reference": (.white, .black, 2.4, 1),
            "red gain +2 %": (RGB(red: 1.02, green: 1, blue: 1), .black, 2.4, 1),
            "blue gain -5 %": (RGB(red: 1, green: 1, blue: 0.95), .black, 2.4, 1),
            "green cut +0.01": (.white, RGB(red: 0, green: 0.01, blue: 0), 2.4, 1),
            "all cut +0.02 (black lifted)": (.white, RGB(grey: 0.02), 2.4, 1),
            "all cut -0.03 (black crushed)": (.white, RGB(grey: -0.03), 2.4, 1),
            "gamma 2.2 preset": (.white, .black, 2.2, 1),
            "gamma 2.6 preset": (.white, .black, 2.6, 1),
            "white at 120 cd/m2": (.white, .black, 2.4, 1.2),
            "white at 80 cd/m2 (aged backlight)": (.white, .black, 2.4, 0.8),
            "D93-ish: R gain .93 B gain 1.06": (
                RGB(red: 0.93, green: 1, blue: 1.06), .black, 2.4, 1
            ),
        ]
        let white = Chromaticity.d65.xyz(luminance: 100)
        let rows = try OracleTable("display_calib").rows
        #expect(rows.count == 143)
        for row in rows {
            let fault = try #require(faults[row["fault"]])
            let signal = row.number("patch_pct") / 100
            let drive = RGB(
                red: fault.gain.red * signal + fault.cut.red,
                green: fault.gain.green * signal + fault.cut.green,
                blue: fault.gain.blue * signal + fault.cut.blue)
            let linear = drive.map { TransferFunctions.power($0, gamma: fault.gamma) }
            let matrix = StandardPrimaries.bt709.rgbToXYZ
            let light: XYZ = matrix.xyz(linear) * (100 * fault.scale)
            let target: XYZ =
                matrix.xyz(RGB(grey: TransferFunctions.power(signal, gamma: 2.4))) * 100
            #expect(matches(light.x, row["X"]), "\(row.fields)")
            #expect(matches(light.y, row["Y"]), "\(row.fields)")
            #expect(matches(light.z, row["Z"]), "\(row.fields)")
            #expect(matches(target.y, row["target_cd/m2"]), "\(row.fields)")
            let difference = Lab(light, white: white).deltaE2000(Lab(target, white: white))
            #expect(abs(difference - row.number("dE00_vs_target")) < 6e-5, "\(row.fields)")
            if let chromaticity = light.chromaticity {
                #expect(matches(chromaticity.x, row["x"]), "\(row.fields)")
                #expect(matches(chromaticity.y, row["y"]), "\(row.fields)")
                #expect(matches(chromaticity.distance(to: .d65), row["du'v'"]), "\(row.fields)")
            } else {
                #expect(row["du'v'"].isEmpty)
            }
        }
    }
}
