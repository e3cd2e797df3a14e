import Signals
import Testing

@testable import Planes

/// What a panel adds to the arithmetic: its gamut, peak, black, warmth and age.
@Suite struct DisplayPanelTests {
    static func model(
        _ native: StandardPrimaries, _ preset: DisplayPreset, peak: Double = 1000,
        contrast: Double = 1_000_000, passesSuperWhite: Bool = true, type: PanelType = .lcd,
        lightOutput: Double = 1, warmth: Int64 = 1000
    ) throws -> DisplayModel {
        let panel = DisplayPanel(
            type: type, primaries: native.primaries, peak: peak, contrast: contrast,
            passesSuperWhite: passesSuperWhite)
        return try #require(
            DisplayModel(
                panel: panel, preset: preset, luminance: Double(preset.luminance),
                lightOutput: lightOutput, warmth: warmth))
    }

    static func preset(_ name: String) throws -> DisplayPreset {
        try #require(DisplayPreset.named(name))
    }

    @Test(arguments: DisplayPreset.catalogue.map(\.name))
    func eachPresetHasItsWhite(name: String) throws {
        let preset = try Self.preset(name)
        let white = try Self.model(.bt2020, preset).light(.white)
        let chromaticity = try #require(white.chromaticity)
        #expect(chromaticity.distance(to: preset.white) < 1e-6)
        #expect((white.y / Double(preset.luminance) - 1).magnitude < 1e-6)
    }

    @Test func aWidePanelShowsNarrowPrimariesWhereTheyBelong() throws {
        let red = try Self.model(.p3D65, try Self.preset("rec709-24"), contrast: 1e12)
            .light(RGB(red: 1, green: 0, blue: 0))
        let chromaticity = try #require(red.chromaticity)
        #expect((chromaticity.x - 0.64).magnitude < 1e-9)
        #expect((chromaticity.y - 0.33).magnitude < 1e-9)
    }

    @Test func aNarrowPanelClipsWidePrimariesToItsOwn() throws {
        let green = try Self.model(.bt709, try Self.preset("p3-24"), contrast: 1e12)
            .light(RGB(red: 0, green: 1, blue: 0))
        let chromaticity = try #require(green.chromaticity)
        #expect(chromaticity.distance(to: Chromaticity(x: 0.30, y: 0.60)) < 1e-9)
    }

    @Test func nativePrimariesArePanels() throws {
        let model = try Self.model(.p3D65, try Self.preset("srgb-native"), contrast: 1e12)
        let blue = try #require(model.light(RGB(red: 0, green: 0, blue: 1)).chromaticity)
        #expect(blue.distance(to: StandardPrimaries.p3D65.primaries.blue) < 1e-9)
    }

    @Test func superWhiteIsShownOnlyWhereThePanelPassesIt() throws {
        let preset = try Self.preset("rec709-24")
        let white = try Self.model(.bt709, preset).light(.white).y
        let passing = try Self.model(.bt709, preset).light(RGB(grey: 1.09)).y
        let clipping = try Self.model(.bt709, preset, passesSuperWhite: false)
            .light(RGB(grey: 1.09)).y
        #expect((passing / white - Elementary.pow(1.09, 2.4)).magnitude < 1e-6)
        #expect(clipping == white)
        let limited = try Self.model(.bt709, preset, peak: 110).light(RGB(grey: 1.09)).y
        #expect((limited - 110).magnitude < 1e-3)
    }

    @Test func blackFollowsWhiteByTheContrast() throws {
        let model = try Self.model(.bt709, try Self.preset("rec709-24"), contrast: 1000)
        #expect((model.light(.black).y - 0.1).magnitude < 1e-12)
        #expect((model.light(.white).y - 100).magnitude < 1e-9)
    }

    @Test func ageScalesAllLightAndKeepsWhite() throws {
        let preset = try Self.preset("rec709-24")
        let new = try Self.model(.p3D65, preset)
        let old = try Self.model(.p3D65, preset, lightOutput: 0.8)
        for level in [0.0, 0.05, 0.5, 1] {
            let before = new.light(RGB(grey: level))
            let after = old.light(RGB(grey: level))
            #expect((after.y - 0.8 * before.y).magnitude < 1e-12)
            #expect((after.x - 0.8 * before.x).magnitude < 1e-12)
        }
    }

    @Test(arguments: PanelType.allCases)
    func aColdPanelIsDimmerAndWarmer(type: PanelType) throws {
        let preset = try Self.preset("rec709-24")
        var previous = 0.0
        for warmth in stride(from: Int64(0), through: 1000, by: 100) {
            let white = try Self.model(.p3D65, preset, type: type, warmth: warmth).light(.white)
            #expect(white.y > previous)
            previous = white.y
            let chromaticity = try #require(white.chromaticity)
            #expect((chromaticity.x > 0.3127 + 1e-6) == (warmth < 1000))
        }
        #expect((previous - 100).magnitude < 1e-3)
    }

    @Test func halfAnHourWarmsAMonitor() {
        var warmth: Int64 = 0
        var minutes = 0
        while warmth < WarmUp.settled {
            let next = WarmUp.step(from: warmth, to: WarmUp.settled)
            #expect(next > warmth)
            warmth = next
            minutes += 1
            if minutes == 20 { #expect(warmth < WarmUp.ready) }
            if minutes == 30 { #expect(warmth >= WarmUp.ready) }
        }
        #expect((40...60).contains(minutes))
        while warmth > 0 {
            let next = WarmUp.step(from: warmth, to: 0)
            #expect(next < warmth)
            warmth = next
        }
    }

    @Test func targetsOfEveryPresetFitThemselves() throws {
        for preset in DisplayPreset.catalogue {
            // The red of P3 lies a little outside of BT.2020.
            let native: StandardPrimaries = preset.standard == .bt2020 ? .bt2020 : .p3D65
            let panel = DisplayPanel(
                type: .oled, primaries: native.primaries, peak: 1000, contrast: 1_000_000)
            let luminance = Double(preset.luminance)
            let target = try #require(
                DisplayTarget(preset: preset, luminance: luminance, panel: panel))
            let model = try #require(
                DisplayModel(panel: panel, preset: preset, luminance: luminance))
            let quality = DisplayQuality(target: target) { model.light($0) }
            #expect((quality.whiteRatio - 1).magnitude < 1e-6, "\(preset.name)")
            #expect(quality.whiteDeltaUV < 1e-5, "\(preset.name)")
            #expect(quality.greyMax < 0.01, "\(preset.name)")
            #expect(quality.primaryMax < 0.05, "\(preset.name)")
        }
    }

    @Test(arguments: [
        ("rec709-24", 2.4), ("rec709-22", 2.2), ("p3-26", 2.6), ("bt1886", 2.4),
    ])
    func gammaIsFitted(name: String, expected: Double) throws {
        let preset = try Self.preset(name)
        let panel = DisplayPanel(
            type: .oled, primaries: StandardPrimaries.bt2020.primaries, peak: 1000,
            contrast: 1_000_000)
        let target = try #require(
            DisplayTarget(
                preset: preset, luminance: Double(preset.luminance), panel: panel))
        let quality = DisplayQuality(target: target) { target.light($0) }
        #expect((quality.gamma - expected).magnitude < 0.03)
    }
}
