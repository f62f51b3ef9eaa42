import { setLanguage, useLanguage } from '../text/language.js';
import { usePartsText } from './text.js';
import '../style/buttons.css';

export function LanguageSwitch() {
  const say = usePartsText();
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="button-plain"
      lang={other === 'en' ? 'en' : 'zh-CN'}
      onClick={() => void setLanguage(other)}
    >
      {say('language.other')}
    </button>
  );
}
