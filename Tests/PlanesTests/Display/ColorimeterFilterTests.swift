import Signals
import TestSupport
import Testing

@testable import Planes

/// The filters of a colorimeter, and what observers see, against spectra.
@Suite struct ColorimeterFilterTests {
    static let displays: [(PanelType, String)] = [
        (.lcd, "Apple Studio Display"), (.wideGamutLCD, "gaussian wide-gamut LED-LCD"),
        (.oled, "gaussian RGB OLED-like"),
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

    @Test(arguments: displays)
    func observersShiftIsThatOfTheTable(type: PanelType, display: String) throws {
        let rows = try displayOracle("display_observers").rows.filter {
            try $0.text("display").hasPrefix(display) && $0.text("patch").hasPrefix("white")
        }
        let standard = try #require(
            rows.first { try $0.text("observer").contains("1931") })
        let modern = try #require(
            rows.first { try $0.text("observer").contains("2015 2 Degree") })
        let shift = type.observedShift
        #expect(
            (shift.uPrime - (try modern.number("u'") - standard.number("u'"))).magnitude < 2e-6)
        #expect(
            (shift.vPrime - (try modern.number("v'") - standard.number("v'"))).magnitude < 2e-6)
    }
}
