import Signals
import TestSupport
import Testing

@testable import Planes

/// The filters of a colorimeter, and what observers see, against spectra.
@Suite struct ColorimeterFilterTests {
    static let displays: [(PanelType, String)] = [
        (.lcd, "Apple Studio Display"), (.wideGamutLCD, "gaussian wide-gamut LED-LCD"),
        (.oled, "gaussian RGB OLED-like"), (.lamp, "Typical CRT"), (.laser, "laser RGB"),
    ]

    @Test(arguments: displays)
    func filtersReadAsTheTableSays(type: PanelType, display: String) throws {
        let rows = try displayOracle("display_filters").rows.filter {
            try $0.text("display").hasPrefix(display)
                && $0.text("filter_shift_nm(x,y,z)") == "2/1/-2"
        }
        #expect(rows.count == 5)
        for row in rows {
            let light = Chromaticity(x: try row.number("true_x"), y: try row.number("true_y"))
                .xyz(luminance: try row.number("true_Y"))
            let read: XYZ = ColorimeterFilters.reading(of: type).xyz(light)
            let chromaticity = try #require(read.chromaticity)
            // The matrix is made of six printed digits; five units of the last are left open.
            #expect((chromaticity.x - (try row.number("read_x"))).magnitude < 5e-6, "\(row)")
            #expect((chromaticity.y - (try row.number("read_y"))).magnitude < 5e-6, "\(row)")
            #expect((read.y - (try row.number("read_Y"))).magnitude < 5e-6, "\(row)")
            let distance = try #require(light.chromaticity).distance(to: chromaticity)
            #expect((distance - (try row.number("du'v'"))).magnitude < 8e-6, "\(row)")
            let corrected: XYZ = ColorimeterFilters.correction(for: type).xyz(read)
            #expect((corrected.x - light.x).magnitude < 1e-9)
            #expect((corrected.y - light.y).magnitude < 1e-9)
            #expect((corrected.z - light.z).magnitude < 1e-9)
        }
    }

    /// White and the primaries as the observer of CIE 2015 sees them.
    @Test(arguments: displays)
    func theEyeSeesAsTheTableSays(type: PanelType, display: String) throws {
        let rows = try displayOracle("display_observers").rows.filter {
            try $0.text("display").hasPrefix(display)
        }
        let standard = try rows.filter { try $0.text("observer").contains("1931") }
        #expect(standard.count == 4)
        for row in standard {
            let modern = try #require(
                rows.first {
                    try $0.text("observer").contains("2015 2 Degree")
                        && $0.text("patch") == row.text("patch")
                })
            let light = Chromaticity(x: try row.number("x"), y: try row.number("y"))
                .xyz(luminance: try row.number("Y_rel"))
            let seen: XYZ = Observers.matrix(for: type).xyz(light)
            let chromaticity = try #require(seen.chromaticity)
            #expect((chromaticity.x - (try modern.number("x"))).magnitude < 5e-6, "\(row)")
            #expect((chromaticity.y - (try modern.number("y"))).magnitude < 5e-6, "\(row)")
            #expect((seen.y - (try modern.number("Y_rel"))).magnitude < 5e-6, "\(row)")
        }
    }
}
